s = {1, 2, 3}
t = s
s |= {4}
s -= {1}
s &= {2, 3, 4, 9}
s ^= {4, 5}
print(sorted(s), s is t)
s.update([7], "ab", range(2))
print(sorted(s, key=str))
s.difference_update("ab", [0])
s.intersection_update([1, 2, 3, 7], {1, 2, 7})
s.symmetric_difference_update([2, 8])
print(sorted(s))
for statement in ("s |= [1]", "s &= 'a'", "s -= 5"):
    try:
        exec(statement) if False else {"s |= [1]": lambda: s.__ior__([1]), "s &= 'a'": lambda: s.__iand__("a"), "s -= 5": lambda: s.__isub__(5)}[statement]()
        print(statement, "NotImplemented")
    except TypeError as error:
        print(error)
try:
    s |= [1]
except TypeError as error:
    print(error)
f = frozenset([1])
g = f
f |= {2}
print(sorted(f), sorted(g), type(f).__name__)
try:
    for x in s:
        s.add(x + 100)
except RuntimeError as error:
    print(error)
s -= s
print(s)
