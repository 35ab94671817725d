class Tags(set):
    def __init__(self, items=(), owner=None):
        super().__init__(x.lower() for x in items)
        self.owner = owner

    def add(self, item):
        super().add(item.lower())


t = Tags(["A", "b"], owner="me")
t.add("C")
print(sorted(t), t.owner, len(t), "a" in t, "A" in t)
print(type(t | {"x"}).__name__, type(t & {"a"}).__name__, type(t.copy()).__name__, type(t.union([])).__name__)
print(t == {"a", "b", "c"}, isinstance(t, set), repr(Tags(["q"])))


class Key(frozenset):
    pass


k = Key([1, 2])
print(k == frozenset([1, 2]), hash(k) == hash(frozenset([1, 2])), {k: "v"}[frozenset([2, 1])], type(k | {3}).__name__)
