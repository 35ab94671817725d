from itertools import filterfalse
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a", None, []])), list(filterfalse(str.isupper, "aBcD")))
class Truth:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v > 1
    def __repr__(self): return f"T{self.v}"
print(list(filterfalse(None, [Truth(0), Truth(5), Truth(1)])), list(filterfalse(lambda x: Truth(x), [1, 2, 3])))
for args in ((), (1, 2), (5, [1])):
    try:
        list(filterfalse(*args))
    except TypeError as e:
        print(e)
