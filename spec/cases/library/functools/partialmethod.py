from functools import partialmethod


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *, loud=False):
        self.alive = state
        return ("loud" if loud else "quiet", state)

    @classmethod
    def make(cls, kind, n):
        return cls.__name__, kind, n

    @staticmethod
    def add(a, b):
        return a + b

    revive = partialmethod(set_state, True)
    kill = partialmethod(set_state, False, loud=True)
    nested = partialmethod(kill, loud=False)
    small = partialmethod(make, "small")
    inc = partialmethod(add, 1)


c = Cell()
print(c.revive(), c.alive, c.kill(), c.alive, c.revive(loud=True), c.nested())
print(Cell.revive(c), Cell.small(3), c.small(4), c.inc(5), Cell.inc(6))
d = Cell.__dict__["kill"]
print(d.args, d.keywords, d.func is Cell.__dict__["set_state"])
print(repr(partialmethod(len, 1, x=2)))
print(Cell.revive.__name__, Cell.revive.__partialmethod__ is Cell.__dict__["revive"])
for call in (lambda: partialmethod(3), lambda: partialmethod()):
    try:
        call()
    except TypeError as e:
        print(e)
