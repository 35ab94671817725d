from collections import Counter
a, b = Counter(x=4, y=2, z=0), Counter(x=1, y=3, w=2)
print(a + b, a - b, b - a, a & b, a | b)
print(+Counter(p=1, n=-2), -Counter(p=1, n=-2), +a)
a += b
print(a)
a -= Counter(x=10)
print(a)
a |= Counter(q=3)
print(a)
a &= Counter(q=1, y=9)
print(a)
print(Counter(a=1.5) + Counter(a=1), Counter(a=-1) - Counter(b=-2), Counter("ab") + Counter())
for make in (lambda: a + {"x": 1}, lambda: a - 5, lambda: a & "x"):
    try:
        make()
    except TypeError as e:
        print(e)
print(Counter("ab") | {})
