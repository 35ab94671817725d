words = ["banana", "Apple", "cherry", "date"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=None), sorted({"b": 1, "a": 2}), sorted((3, 1, 2)), sorted("cab"), sorted(range(5), key=lambda x: -x), sorted([[2], [1, 9], []]), sorted([(1, "b"), (1, "a")]))
print(sorted([3, 1, 2], reverse=1), sorted([], key=5) if False else [], sorted(x for x in [2, 1]), min(words, key=len), max(words, key=lambda w: w[-1]))
