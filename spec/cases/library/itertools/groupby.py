from itertools import groupby
print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")], [k for k, g in groupby([])], [(k, len(list(g))) for k, g in groupby([1, 1.0, True, 2])])
print([(k, list(g)) for k, g in groupby([1, -1, 2, -2, 2], key=abs)], [(k, "".join(g)) for k, g in groupby("aAbB", str.lower)], [(k, list(g)) for k, g in groupby([1, 2], None)])
words = ["apple", "avocado", "bean", "beet", "corn"]
print({k: list(g) for k, g in groupby(words, key=lambda w: w[0])})
rows = [("a", 1), ("b", 2), ("a", 3)]
print({k: sum(v for _, v in g) for k, g in groupby(sorted(rows), key=lambda r: r[0])})
