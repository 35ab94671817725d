from functools import cmp_to_key


def compare(a, b):
    return (a > b) - (a < b)


def by_length_then_reverse(a, b):
    if len(a) != len(b):
        return len(a) - len(b)
    return -1 if a > b else a < b


print(sorted([5, 2, 9, 1], key=cmp_to_key(compare)))
print(sorted(["bb", "a", "ccc", "aa", "b"], key=cmp_to_key(by_length_then_reverse)))
K = cmp_to_key(compare)
print(K(1) < K(2), K(1) > K(2), K(1) == K(1), K(1) <= K(1), K(1) >= K(2), K(1) != K(2))
print(min([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), K(7).obj)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: float(a - b))))
for call in (lambda: K(1) < 2, lambda: hash(K(1)), lambda: cmp_to_key(), lambda: K(), lambda: cmp_to_key(3)(1) < cmp_to_key(3)(2)):
    try:
        print(call())
    except TypeError as e:
        print(e)
