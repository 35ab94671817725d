from itertools import chain, count, cycle
class Doubled(chain):
    def __next__(self):
        return super().__next__() * 2
d = Doubled([1, 2], [3])
print(list(d), type(Doubled.from_iterable([[1]])).__name__, list(Doubled.from_iterable([[5]])), isinstance(d, chain))
class From(count):
    label = "from"
f = From(3)
print(next(f), f, f.label, list(zip(f, "ab")))
try:
    class Tee(type(__import__("itertools").tee([])[0])): pass
except TypeError as e:
    print(e)
