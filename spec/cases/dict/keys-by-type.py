d = {"1": "s", 1: "i", b"1": "b", (1,): "t", None: "n", (): "e", frozenset([1]): "f", 1.5: "x", "": "empty", int: "type", len: "builtin"}
print(d["1"], d[1], d[b"1"], d[(1,)], d[None], d[()], d[frozenset([1])], d[1.5], d[""], d[int], d[len], len(d))
print(d.get("2"), (1,) in d, (2,) in d, None in d, ... in d)
# expect: s i b t n e f x empty type builtin 11
# expect: None True False True False
