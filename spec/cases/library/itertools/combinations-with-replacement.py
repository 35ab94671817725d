from itertools import combinations_with_replacement as cwr
print(list(cwr("ABC", 2)), list(cwr("", 2)), list(cwr("", 0)), list(cwr("A", 3)), list(cwr("AB", 0)), sum(1 for _ in cwr(range(6), 4)))
for make in (lambda: cwr([1], -1), lambda: cwr([1]), lambda: cwr(1, 2)):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
