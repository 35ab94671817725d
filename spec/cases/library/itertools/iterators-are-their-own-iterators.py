from itertools import *
things = [accumulate([1]), batched([1], 1), chain([1]), combinations([1], 1), combinations_with_replacement([1], 1), compress([1], [1]), count(), cycle([1]), dropwhile(bool, [0, 1]), filterfalse(bool, [0]), groupby([1]), islice([1], 1), pairwise([1, 2]), permutations([1]), product([1]), repeat(1), starmap(abs, [(1,)]), takewhile(bool, [1]), tee([1])[0], zip_longest([1])]
print(all(iter(t) is t for t in things), [type(t).__name__ for t in things])
print([t.__next__() if type(t).__name__ != "groupby" else t.__next__()[0] for t in things])
print([hasattr(t, "__len__") for t in things].count(True), [bool(t) for t in things].count(True))
