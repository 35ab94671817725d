a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), sorted(b - a))
print(sorted(a.union(b, [9])), sorted(a.intersection(b, [3])), sorted(a.difference([1], (2,))), sorted(a.symmetric_difference([1, 9])))
print(a <= a, a < a, {3} < a, a > {1}, a >= b, a == {4, 3, 2, 1}, a != b, {1} == frozenset([1]), not (a < b), a.isdisjoint(b))
# expect: [1, 2, 3, 4, 5] [3, 4] [1, 2] [1, 2, 5] [5]
# expect: [1, 2, 3, 4, 5, 9] [3] [3, 4] [2, 3, 4, 9]
# expect: True False True True False True True True True False
