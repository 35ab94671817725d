for i in range(3):
    i = i * 10
    print(i, end=" ")
print()
xs = [1, 2, 3]
for x in xs:
    xs = [9, 9]
    print(x, end=" ")
print(xs)
for x in 1, 2, *[3, 4]: print(x, end=" ")
for x in (y for y in range(2)): print(x, end=" ")
for k, v in {"a": 1}.items(): print(k, v, end=" ")
for c in b"ab": print(c, end=" ")
print()
