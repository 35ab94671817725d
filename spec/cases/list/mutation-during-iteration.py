a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
    print(x, a)
b = [1, 2]
for x in b:
    if len(b) < 6:
        b.append(x * 10)
print(b)
c = [1, 2, 3]
for x in c:
    c.clear()
print(x, c)
# expect: 1 [1, 2, 3, 4]
# expect: 2 [1, 3, 4]
# expect: 4 [1, 3, 4]
# expect: [1, 2, 10, 20, 100, 200]
# expect: 1 []
