a = [1, 2, 3]
a[1:1] = a
print(a)  # expect: [1, 1, 2, 3, 2, 3]
a[:] = a + a
print(a)  # expect: [1, 1, 2, 3, 2, 3, 1, 1, 2, 3, 2, 3]
a[::2] = a[1::2]
print(a)  # expect: [1, 1, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3]
a += a
print(len(a))  # expect: 24
a.extend(a)
print(len(a))  # expect: 48
