class Lower(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
d = Lower()
d["ABC"] = 1
d.update(XYZ=2)
print(d, d["aBc"], "ABC" in d, d.get("ABC"), len(d), type(d.copy()).__name__, type(d | {}).__name__, {**d}, isinstance(d, dict))
# expect: {'abc': 1, 'XYZ': 2} 1 True None 2 dict dict {'abc': 1, 'XYZ': 2} True
