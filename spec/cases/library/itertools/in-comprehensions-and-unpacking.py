from itertools import chain, count, islice, product, repeat
print([a + b for a, b in product("ab", "12")], {k: v for k, v in zip(count(), "ab")}, [*chain([1], [2])], {*repeat(1, 3)})
a, b, *rest = islice(count(5), 5)
print(a, b, rest, max(chain([1, 9], [4])), sum(islice(count(1), 10)), sorted(chain("ba", "c")), ",".join(chain("ab", "c")), dict(zip("ab", count(1))))
print(3 in islice(count(), 10), 30 in islice(count(), 10), list(enumerate(islice("abc", 1, None))), any(x > 5 for x in count()))
