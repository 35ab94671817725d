def get(o, k): return o[k]
class G:
    def __getitem__(self, k): return ("G", k)
class L(list):
    def __getitem__(self, k): return "L overrides"
class M(dict):
    def __missing__(self, k): return "missing"
cases = [([1, 2], 1), ((3, 4), 0), ("abc", -1), ({"k": "v"}, "k"), (b"ab", 0), (range(5, 9), 2), (G(), "x"), (L([1]), 0), (M(), "zz"), ([1, 2, 3], slice(1, None)), ("a😀b", 1), ([7, 8], True), ({1: "one"}, 1.0)]
for _ in range(2):
    print([get(o, k) for o, k in cases])
# expect: [2, 3, 'c', 'v', 97, 7, ('G', 'x'), 'L overrides', 'missing', [2, 3], '😀', 8, 'one']
# expect: [2, 3, 'c', 'v', 97, 7, ('G', 'x'), 'L overrides', 'missing', [2, 3], '😀', 8, 'one']
