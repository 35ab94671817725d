class V:
    def __init__(self, s): self.parts = [int(p) for p in s.split(".")]
    def __lt__(self, o): return self.parts < o.parts
    def __repr__(self): return ".".join(map(str, self.parts))
print(sorted([V("1.10"), V("1.9"), V("1.2.3"), V("0.5")]), min(V("2"), V("1")), max([V("2"), V("10")]))
class Rev:
    def __gt__(self, o): return True
print(len(sorted([Rev(), Rev()])))
class None_:
    pass
try:
    sorted([None_(), None_()])
except TypeError as e:
    print(e)
print(sorted([1, 2.5, True, -1]), sorted([float("nan"), 1.0])[1:], sorted([10 ** 20, 1.5, -10 ** 20]))
# expect: [0.5, 1.2.3, 1.9, 1.10] 1 10
# expect: 2
# expect: '<' not supported between instances of 'None_' and 'None_'
# expect: [-1, 1, True, 2.5] [1.0] [-100000000000000000000, 1.5, 100000000000000000000]
