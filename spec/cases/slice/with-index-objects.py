class I:
    def __init__(self, n): self.n = n
    def __index__(self):
        print("index", self.n)
        return self.n
a = list(range(10))
print(a[I(2):I(8):I(3)])
a[I(1):I(3)] = ["x"]
print(a, "abcdef"[I(-2):])
# expect: index 3
# expect: index 2
# expect: index 8
# expect: [2, 5]
# expect: index 1
# expect: index 3
# expect: index -2
# expect: [0, 'x', 3, 4, 5, 6, 7, 8, 9] ef
