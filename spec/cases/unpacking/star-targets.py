a, *b = [1, 2, 3]
*c, d = "xyz"
e, *f, g = range(5)
h, *i = [1]
*j, = "ab"
[*k, l] = (1, 2)
(m, *n), *o = [(1, 2, 3), 4, 5]
*p, q = {"a": 1, "b": 2}
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)
first, *_, last = (x * x for x in range(6))
print(first, _, last)
# expect: 1 [2, 3] ['x', 'y'] z 0 [1, 2, 3] 4 1 [] ['a', 'b'] [1] 2 1 [2, 3] [4, 5] ['a'] b
# expect: 0 [1, 4, 9, 16] 25
