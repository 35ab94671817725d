it = (x for x in [1, 2, 3] if x != 2)
print(it.__name__, it.__qualname__, list(it))
def f(): return (y for y in "ab")
print(f().__qualname__)
print(sum(i for i in range(5)), sorted((c for c in "hello"), reverse=True), dict((k, v) for k, v in zip("ab", [1, 2])), (lambda g: (next(g), g))((i for i in [7]))[0])
x = 5
print([*(x for x in range(3))], x, tuple((i, j) for i in "ab" for j in range(i == "a" and 2 or 1)))
# expect: <genexpr> <genexpr> [1, 3]
# expect: f.<locals>.<genexpr>
# expect: 10 ['o', 'l', 'l', 'h', 'e'] {'a': 1, 'b': 2} 7
# expect: [0, 1, 2] 5 (('a', 0), ('a', 1), ('b', 0))
