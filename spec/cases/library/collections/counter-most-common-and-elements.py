from collections import Counter
c = Counter("abracadabra")
print(c.most_common(), c.most_common(2), c.most_common(0), c.most_common(-1), c.most_common(100) == c.most_common(), c.most_common(None)[:1])
print(sorted(c.elements()), list(Counter(a=2, b=0, c=-1).elements()), c.most_common()[:-3:-1])
words = "the quick the lazy the dog quick".split()
print(Counter(words).most_common(2), [w for w, n in Counter(words).most_common() if n == 1], max(Counter(words), key=Counter(words).get))
try:
    c.most_common("a")
except TypeError as e:
    print(e)
