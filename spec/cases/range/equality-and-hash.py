print(range(0, 5, 2) == range(0, 6, 2), range(0) == range(5, 5), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3, 1)), range(1, 2) == range(1, 3, 7), range(5) != range(4), {range(2): "r"}[range(0, 2)])
# expect: True True False True True True r
