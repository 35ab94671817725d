s = {1, 2}
s.add(3)
s.add(1)
s.discard(9)
s.remove(2)
print(sorted(s), len(s), 1 in s, s.pop() in (1, 3), len(s))
s = {4}
s.update([4, 5], (6,), "a")
print(sorted(s, key=str), s.copy() == s, s.isdisjoint({99}), s.issuperset([4]), {4}.issubset(s))
s.clear()
print(s, set(), set("aab") == {"a", "b"}, {5}, frozenset([5]), frozenset())
# expect: [1, 3] 2 True True 1
# expect: [4, 5, 6, 'a'] True True True True
# expect: set() set() True {5} frozenset({5}) frozenset()
