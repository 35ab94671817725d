class L:
    def __init__(self, n): self.n = n
    def __hash__(self):
        print("hash", self.n)
        return self.n % 2
    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n
d = {L(1): "a"}
print(d[L(1)])
print(L(2) in d)
print(L(3) in d)
d[L(1)] = "b"
k = L(5)
d[k] = 1
print(d[k])
print(len(d))
