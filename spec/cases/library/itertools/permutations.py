from itertools import permutations
print(list(permutations("ABC")), list(permutations("ABC", 2)), list(permutations(range(3), 1)), list(permutations("AB", 3)), list(permutations([], 0)), list(permutations("AB", 0)), list(permutations("AB", None)))
print(["".join(p) for p in permutations("abcd", 3)][:8], sum(1 for _ in permutations(range(6))), list(permutations([1, 2], r=True)))
for make in (lambda: permutations("AB", -1), lambda: permutations("AB", "a"), lambda: permutations("AB", 1.5), lambda: permutations(), lambda: permutations(1), lambda: permutations("a", 10**30)):
    try:
        make()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
