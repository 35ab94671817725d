print(type(sorted((1, 2))).__name__, sorted("ba"), sorted({"b": 1, "a": 2}.items()), sorted([3, 1], reverse=True), type(reversed([])).__name__, sorted(reversed([1, 3, 2])), sorted({3, 1, 2}), sorted(map(abs, [-3, 1])), sorted(b"ba"))
# expect: list ['a', 'b'] [('a', 2), ('b', 1)] [3, 1] list_reverseiterator [1, 2, 3] [1, 2, 3] [1, 3] [97, 98]
