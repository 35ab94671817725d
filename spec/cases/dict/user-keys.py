class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, other):
        return self.n == (other.n if isinstance(other, K) else other)
    def __repr__(self): return f"K({self.n})"
d = {K(1): "one", K(2): "two"}
print(d[K(1)], d[1], 2 in d, K(3) in d, d)
d[1] = "uno"
d[K(3)] = "three"
print(d, {1: "plain"}[K(1)], {1: "p", K(1): "q"}, {K(1): "p", 1: "q"}, d.pop(K(2)), len(d))
# expect: one one True False {K(1): 'one', K(2): 'two'}
# expect: {K(1): 'uno', K(3): 'three'} plain {1: 'q'} {K(1): 'q'} two 2
