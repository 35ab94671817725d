a = [0, 1, 2]
i = 0
i, a[i] = 2, "x"
print(i, a)
def p(n):
    print("target", n)
    return n
d = {}
d[p(1)], d[p(2)] = p(10), p(20)
print(d)
x = y = z = []
x.append(1)
print(y, z)
d[p("a")] = d[p("b")] = p("value")
print(d)
