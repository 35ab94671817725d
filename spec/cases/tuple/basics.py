t = (1, "a", None)
print(t, t[0], t[-1], t[1:], t[::-1], len(t), "a" in t, t + (2,), t * 2, t.index("a"), t.count(1), (), (1,), tuple("ab"), tuple([1, 2]), tuple(), tuple({1: 2}))
a, b, c = t
print(a, b, c, hash((1, 2)) == hash((1, 2)), {(1, 2): "v"}[1, 2], (1, 2) < (1, 3), (1,) == [1], ((1, 2), 3)[0][1])
