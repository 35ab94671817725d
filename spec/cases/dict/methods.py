d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("d"), d)
print(d.pop("a"), d.pop("zz", "default"), d.popitem(), d, len(d), "b" in d, list(d), d.copy() == d, d.copy() is d)
d.update({"b": 20, "e": 5})
d.update([("f", 6), ("g", 7)], h=8)
d.update(i=9)
d.update()
print(d)
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], []), dict.fromkeys((), 1))
d.clear()
print(d)
# expect: 1 None 0 1 3 None {'a': 1, 'b': 2, 'c': 3, 'd': None}
# expect: 1 default ('d', None) {'b': 2, 'c': 3} 2 True ['b', 'c'] True False
# expect: {'b': 20, 'c': 3, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9}
# expect: {'a': None, 'b': None} {1: [], 2: []} {}
# expect: {}
