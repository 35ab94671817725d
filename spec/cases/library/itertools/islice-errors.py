from itertools import islice
class Index:
    def __index__(self): return 2
class Bad:
    def __index__(self): raise KeyError("no")
print(list(islice("abcd", Index())), list(islice("abcdef", Index(), None, Index())))
for args in ((-1,), ("a",), (0, -1), (0, 1, 0), (0, 1, -1), (0, 1, "a"), ("a", 3), (1.5,), (-5, 3), (Bad(),), (0, 10**30), (10**30,), (), (1, 2, 3, 4)):
    try:
        islice("abc", *args)
        print("fine")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    islice(1, 2)
except TypeError as e:
    print(e)
