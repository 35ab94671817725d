print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] == [1, 2], [1, 2] == (1, 2), [1] != [1.0], [[1], 2] == [[1], 2], [1, "a"] == [1, 2])
print([1, 2, 3] <= [1, 2, 3], [3] >= [2, 99], ["a"] < ["b"], max([1, 5], [2]), [1, "a"] < [2, 3])
# expect: True True True True True False False True False
# expect: True True True [2] True
