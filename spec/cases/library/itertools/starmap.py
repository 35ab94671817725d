from itertools import starmap, repeat
print(list(starmap(pow, [(2, 5), (3, 2)])), list(starmap(max, [[1, 2], (3, 0)])), list(starmap(lambda *a: a, ["ab", [], range(2)])), list(starmap(divmod, zip([7, 8], repeat(3)))))
s = starmap(lambda a, b: a / b, [(1, 2), (1, 0), (3, 4)])
print(next(s))
try:
    next(s)
except ZeroDivisionError as e:
    print(e)
print(next(s), next(s, "end"))
for make in (lambda: starmap(pow), lambda: starmap(1, 2), lambda: list(starmap(pow, [1])), lambda: list(starmap(5, [(1,)])), lambda: list(starmap(pow, [(1,)]))):
    try:
        make()
    except TypeError as e:
        print(e)
