print(True + 1, True * 2.5, -True, +False, True / 2, True // 2, True ** 2)
print(True & False, True | False, True ^ True, type(True & True).__name__, type(True & 1).__name__)
print(sum([True, False, True]), ["no", "yes"][True], "ab"[False])
print(True < 2, True == 1.0, 5 * True, True << 3, divmod(True, 2))
# expect: 2 2.5 -1 0 0.5 0 1
# expect: False True False bool int
# expect: 2 yes a
# expect: True True 5 8 (0, 1)
