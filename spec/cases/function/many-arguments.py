def f(a, b, c, d, e, f, g, h, i, j, *rest, k=0, **kw): return a + j, len(rest), k, len(kw)
print(f(*range(300), k=5, **{f"x{n}": n for n in range(50)}))
print(max(*range(300)), len("".join([*map(str, range(300))])), print(*range(20), sep=""))
# expect: (9, 290, 5, 50)
# expect: 012345678910111213141516171819
# expect: 299 790 None
