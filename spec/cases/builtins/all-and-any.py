print(all([]), any([]), all([1, 2]), all([1, 0]), any([0, ""]), any([0, "x"]), all("abc"), any({}), all({"": 1}), any(x > 2 for x in range(5)))
def noisy(xs):
    for x in xs:
        print("see", x)
        yield x
print(all(noisy([1, 0, 1])), any(noisy([0, 1, 0])))
for f in (all, any):
    try:
        f(5)
    except TypeError as e:
        print(e)
# expect: True False True False False True True False False True
# expect: see 1
# expect: see 0
# expect: see 0
# expect: see 1
# expect: False True
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
