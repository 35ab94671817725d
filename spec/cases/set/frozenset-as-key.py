f = frozenset({1, 2})
d = {f: "found"}
print(d[frozenset([2, 1])], f == {1, 2}, hash(f) == hash(frozenset([2, 1])), frozenset([f]) == {f}, f in {f}, {1, 2} in {f}, type(f | {3}).__name__, type({3} | f).__name__, frozenset("a"), repr(frozenset()))
s = {f}
print(frozenset([1, 2]) in s, len({frozenset(), frozenset([])}), f.copy() is f, f.union([9]) >= f)
# expect: found True True True True True frozenset set frozenset({'a'}) frozenset()
# expect: True 1 True True
