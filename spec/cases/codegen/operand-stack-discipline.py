def f(*a, **k): return len(a) + len(k)
print(f(1, f(2, f(3, f(4), f(5)), f(6)), *[f(7), f(8)], k=f(9, f(10)), **{"z": f(11)}))
print([[[f(1), f(2, [f(3)])], {f(4): [f(5)]}], (f(6), {f(7)})], 1 + (2 * (3 - (4 + (5 * (6 - 7))))), (((((1, 2), 3), 4), 5), 6))
x = [i for i in range(3) if [j for j in range(i) if {k for k in range(j + 1)}]]
print(x, sum(a * sum(b for b in range(a)) for a in range(5)), max([min([c, 3]) for c in range(6)]))
print((lambda a, b: (lambda c: a + b + c)(3))(*(lambda: (1, 2))()), not (1 in [2] or 3 not in (3,)))
a, (b, *c), d = [1, [2, 3, 4], 5] if f() == 0 else None
print(a, b, c, d, [*map(lambda p: p[0] + p[1], zip([1, 2], [3, 4]))][::-1])
# expect: 6
# expect: [[[1, 2], {1: [1]}], (1, {1})] 9 (((((1, 2), 3), 4), 5), 6)
# expect: [1, 2] 35 3
# expect: 6 True
# expect: 1 2 [3, 4] 5 [6, 4]
