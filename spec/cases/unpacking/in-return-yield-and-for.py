def f(): return 1, *[2, 3]
def g(): yield 0, *"ab"
print(f(), next(g()))
for x in *[1, 2], 3: print(x, end=" ")
for a, *b in [(1, 2, 3), "xy", range(4)]: print(a, b, end=" ")
print()
print([a + sum(b) for a, *b in [(1, 2, 3), (4,)]], {k: v for k, (v, *_) in {"p": [1, 2]}.items()})
