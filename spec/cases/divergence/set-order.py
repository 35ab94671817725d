# divergence: set-order
s = {"pear", "apple", "fig", "apple", 3, 1, 2}
print(s, list(s))
s.discard("apple")
s.add("apple")
print(s)
print({3, 1, 2} | {9, 1, 7}, {3, 1, 2} & {2, 3, 4}, {5, 3, 1} - {3}, {3, 1} ^ {1, 8, 2})
print([s.pop() for _ in range(3)])
print(frozenset("banana"))
