class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print([10, 20, 30][I(1)], "abc"[I(-1)], (1, 2, 3)[I(0):I(2)], list(range(I(3))), [0] * I(2), I(2) * "ab" if False else "ab" * I(2))
print(1 << int(I(3)), bytes(I(2)), chr(I(65)))
class Bad:
    def __index__(self): return "x"
try:
    [1][Bad()]
except TypeError as e:
    print(e)
# expect: 20 c (1, 2) [0, 1, 2] [0, 0] abab
# expect: 8 b'\x00\x00' A
# expect: __index__ returned non-int (type str)
