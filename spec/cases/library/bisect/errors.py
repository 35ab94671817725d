from bisect import bisect, bisect_left, insort

for call in (
    lambda: bisect([1], 2, -1),
    lambda: bisect(),
    lambda: bisect([1]),
    lambda: bisect([1], "a"),
    lambda: bisect(3, 1),
    lambda: bisect([1], 1, key=3),
    lambda: bisect([1], 1, lo="a"),
    lambda: bisect([1], 1, hi="a"),
    lambda: bisect([1], 1, 0, 10),
    lambda: insort((1,), 1),
    lambda: insort([1], 1, key=3),
    lambda: bisect([1], 2, 3, 4, 5),
    lambda: bisect_left({1: 2, 0: 3}, 5),
    lambda: bisect_left([1], 2, x=3),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
