# The attribute dict: a dict's subclass that is its own __dict__.
class Record(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


r = Record(a=1)
r.b = 2
r["c"] = 3
print(r, r.a, r["b"], r.c, sorted(r.__dict__))
del r.a
r.pop("b")
print(r, hasattr(r, "a"), hasattr(r, "b"), "c" in r)
r.c += 1
print(r["c"], list(r.items()))


class Plain:
    x = "class"


p = Plain()
p.x = "own"
p.__dict__ = {"y": 1}
print(p.x, p.y, p.__dict__)
del p.__dict__
print(p.__dict__, p.x)
p.z = 5
print(p.__dict__)
for value in ([], None, 5):
    try:
        p.__dict__ = value
    except TypeError as error:
        print(error)
