class H:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, other): return isinstance(other, H) and self.n == other.n
    def __repr__(self): return f"H{self.n}"
d = {}
for i in range(8):
    d[H(i)] = i
for i in range(0, 8, 2):
    del d[H(i)]
d[H(2)] = "back"
print(d, H(3) in d, H(4) in d, d.get(H(5)), len(d), d == {H(2): "back", H(7): 7, H(5): 5, H(3): 3, H(1): 1}, 7 in d)
# expect: {H1: 1, H3: 3, H5: 5, H7: 7, H2: 'back'} True False 5 5 True False
