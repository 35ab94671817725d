from heapq import merge

print(list(merge([1, 4, 7], [2, 5, 8], [0, 9])))
print(list(merge([7, 4, 1], [8, 5, 2], reverse=True)))
print(list(merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)))
print(list(merge(["horse", "dog"], ["kangaroo", "cat"], key=len, reverse=True)))
print(list(merge()), list(merge([], [1], [])), list(merge([3])))
m = merge(iter([1, 3]), iter([2]))
print(next(m), next(m), next(m), next(m, "end"))
# Equal items keep the order of the inputs.
print(list(merge([(1, "a"), (2, "a")], [(1, "b"), (2, "b")], key=lambda p: p[0])))


def numbers(start, step):
    n = start
    while True:
        yield n
        n += step


from itertools import islice

print(list(islice(merge(numbers(1, 3), numbers(0, 2)), 10)))
try:
    list(merge([1], ["a"]))
except TypeError as e:
    print(e)
try:
    list(merge([1], 3))
except TypeError as e:
    print(e)
