from itertools import zip_longest
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest("AB", [1, 2, 3])), list(zip_longest()), list(zip_longest([])), list(zip_longest("", "ab", "")), list(zip_longest([1])))
z = zip_longest([1], [2, 3], fillvalue=0)
print(next(z), next(z), next(z, "end"), next(z, "end"))
def bad():
    yield 1
    raise ValueError("boom")
z = zip_longest([1, 2, 3], bad())
print(next(z))
try:
    next(z)
except ValueError as e:
    print(e)
print(list(z))
for make in (lambda: zip_longest(1), lambda: zip_longest("a", 2)):
    try:
        make()
    except TypeError as e:
        print(e)
