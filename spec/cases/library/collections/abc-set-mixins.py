from collections.abc import Set, MutableSet
class Bag(MutableSet):
    def __init__(self, items=()): self.items = list(dict.fromkeys(items))
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def add(self, x):
        if x not in self.items: self.items.append(x)
    def discard(self, x):
        if x in self.items: self.items.remove(x)
    def __repr__(self): return f"Bag({self.items})"
a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, Bag([2]) < a, a == Bag([3, 2, 1]), a != b, a.isdisjoint([9]), a >= Bag(), a > a)
print(a | [7], [7] | a, a & {1}, {1, 9} - a, a == {1, 2, 3}, {1, 2, 3} == a, Set._hash(a) == hash(frozenset([1, 2, 3])))
a |= [7]
a &= b
print(a)
a ^= [2, 8]
a -= [8]
print(a, a.pop(), a)
a.add(5)
a.clear()
print(a)
for make in (lambda: a.remove(1), lambda: a.pop(), lambda: a < 5, lambda: a & 5):
    try:
        make()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
