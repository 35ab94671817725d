class Never:
    def __eq__(self, other): return False
n = Never()
print([n] == [n], n in [n], [n].index(n), [n].count(n), n == n, (n,) == (n,), {"k": n} == {"k": n}, [Never()] == [Never()])
# expect: True True 0 1 False True True False
