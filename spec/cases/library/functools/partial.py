from functools import partial


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, x=2)
print(p())
print(p(3, 4, y=5))
print(p(x=9))
print(p.func is show, p.args, p.keywords)

# Partials of partials are taken apart.
q = partial(p, 10, x=3, z=4)
print(q.func is show, q.args, q.keywords)
p.note = "kept"
r = partial(p, 10)
print(r.func is p, r.args, r.keywords)
print(p.note, p.__dict__)

print(repr(partial(print, 1, sep="-")))
print(partial(int, base=2)("1011"))
print(list(map(partial(pow, 2), range(5))))


class Special(partial):
    def extra(self):
        return self.args


s = Special(show, 1)
print(s(2), s.extra(), isinstance(s, partial), s.__dict__)
print(repr(Special(len)))

for call in (lambda: partial(), lambda: partial(3), lambda: partial(func=3)):
    try:
        call()
    except TypeError as e:
        print(e)
try:
    p.func = 1
except AttributeError as e:
    print(e)

loop = partial(show)
loop.__setstate__((loop, (), {}, {}))
print(repr(loop))
print(partial[int])
