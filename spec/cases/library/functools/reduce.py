from functools import reduce
import operator

print(reduce(lambda a, b: a * b, range(1, 6)))
print(reduce(lambda a, b: a + b, ["a", "b", "c"], ">"))
print(reduce(operator.add, [], 7), reduce(max, [3]))
print(reduce(lambda acc, w: {**acc, w: len(w)}, ["x", "yy"], {}))
log = []


def step(a, b):
    log.append((a, b))
    return a - b


print(reduce(step, iter([10, 1, 2])), log)

for call in (
    lambda: reduce(max, []),
    lambda: reduce(max, 3),
    lambda: reduce(max),
    lambda: reduce(3, [1, 2]),
    lambda: reduce(max, [1], 2, 3),
    lambda: reduce(max, [], initial=3),
):
    try:
        print(call())
    except TypeError as e:
        print(type(e).__name__, e)


def bad(a, b):
    raise ValueError(f"{a} {b}")


try:
    reduce(bad, [1, 2, 3])
except ValueError as e:
    print(e)
