class A:
    def __init__(self, n):
        for i in range(n): setattr(self, f"a{i}", i)
small, big = A(3), A(90)
def read(o): return o.a2
print([read(o) for o in (small, big, small, big)], len(vars(big)))  # expect: [2, 2, 2, 2] 90
del big.a2
try:
    read(big)
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'a2'
big.a2 = "again"
print(read(big), list(vars(big))[-1], big.a89)  # expect: again a2 89
