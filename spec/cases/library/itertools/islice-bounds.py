from itertools import islice
s = "ABCDEFG"
for args in ((3,), (2, 4), (2, None), (0, None, 2), (1, 6, 2), (None,), (None, None), (None, 3), (5, 2), (0,), (10,), (3, 100), (None, None, 3), (True,), (2, 3, 10)):
    print(args, "".join(islice(s, *args)))
