print(slice(3), slice(1, 2, 3).indices(10), range(3) == range(0, 3), list(range(3, 0, -1)), slice(None) == slice(None), range(5)[::2], range(10)[-3:], (lambda *a: a)(*range(3)))
# expect: slice(None, 3, None) (1, 2, 3) True [3, 2, 1] True range(0, 5, 2) range(7, 10) (0, 1, 2)
