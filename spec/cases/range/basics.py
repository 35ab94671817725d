r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(5), r.start, r.stop, r.step)
print(range(5), range(0), list(range(5, 0, -2)), list(range(0, 5, -1)), list(range(-3, 3)), len(range(10, 0)), bool(range(0)), bool(range(1)), range(10)[2:8:2], range(True, 3))
# expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 2 17 range(5, 11, 3) range(17, -1, -3) True False 2 1 2 20 3
# expect: range(0, 5) range(0, 0) [5, 3, 1] [] [-3, -2, -1, 0, 1, 2] 0 False True range(2, 8, 2) range(1, 3)
