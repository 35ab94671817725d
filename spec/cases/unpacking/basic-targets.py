a, b = 1, 2
(c, d) = [3, 4]
[e, f] = "xy"
g, (h, i) = 5, (6, 7)
j, = [8]
(k) = 9
[l] = {"key": 1}
() = []
[] = ()
print(a, b, c, d, e, f, g, h, i, j, k, l)  # expect: 1 2 3 4 x y 5 6 7 8 9 key
a, b = b, a
a, b, c = c, a, b
print(a, b, c)  # expect: 3 2 1
