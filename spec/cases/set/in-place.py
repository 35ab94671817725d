a = {1, 2, 3}
c = a
a |= {4}
a &= {2, 3, 4, 5}
a -= {2}
a ^= {3, 9}
print(sorted(a), a is c)  # expect: [4, 9] True
a.intersection_update([4, 9])
a.difference_update([4])
a.symmetric_difference_update([1, 9])
print(sorted(a))  # expect: [1]
f = g = frozenset([1])
f |= {2}
print(sorted(f), sorted(g))  # expect: [1, 2] [1]
