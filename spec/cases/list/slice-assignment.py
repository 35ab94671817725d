a = [0, 1, 2, 3, 4]
a[1:3] = ["a", "b", "c"]
print(a)  # expect: [0, 'a', 'b', 'c', 3, 4]
a[:0] = [9]
print(a)  # expect: [9, 0, 'a', 'b', 'c', 3, 4]
a[len(a):] = "yz"
print(a)  # expect: [9, 0, 'a', 'b', 'c', 3, 4, 'y', 'z']
a[2:5] = []
print(a)  # expect: [9, 0, 3, 4, 'y', 'z']
a[::2] = range(len(a[::2]))
print(a)  # expect: [0, 0, 1, 4, 2, 'z']
a[1:2] = (x for x in "pq")
print(a)  # expect: [0, 'p', 'q', 1, 4, 2, 'z']
a[::-1] = list(a)
print(a)  # expect: ['z', 2, 4, 1, 'q', 'p', 0]
a[5:2] = ["in"]
print(a)  # expect: ['z', 2, 4, 1, 'q', 'in', 'p', 0]
a[:] = a[:3]
print(a)  # expect: ['z', 2, 4]
