import copy
from types import SimpleNamespace

n = SimpleNamespace(a=1, b=[2])
print(n, n.a, vars(n))
n.c = 3
del n.a
print(n, n == SimpleNamespace(b=[2], c=3), n == 3, n != SimpleNamespace())


class Config(SimpleNamespace):
    pass


print(Config(x=1), Config(x=1) == SimpleNamespace(x=1))
loop = SimpleNamespace(k=1)
loop.me = loop
print(loop)
print(SimpleNamespace({"q": 1}, z=2), SimpleNamespace([("q", 1)]), copy.replace(n, c=5), copy.copy(n), copy.deepcopy(n).b is n.b)
for bad in (lambda: SimpleNamespace(3), lambda: SimpleNamespace({1: 2}), lambda: SimpleNamespace(1, 2), lambda: n < n, lambda: n.zzz):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
data = {"user": {"name": "ann", "tags": ["x"]}}


def to_ns(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{k: to_ns(v) for k, v in value.items()})
    return value


print(to_ns(data).user.name, to_ns(data))
