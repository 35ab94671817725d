fs = []
for i in range(3):
    def f(): return i
    fs.append(f)
print([f() for f in fs])  # expect: [2, 2, 2]
i = 10
print([f() for f in fs])  # expect: [10, 10, 10]
def make(): return [lambda: j for j in range(3)]
print([f() for f in make()])  # expect: [2, 2, 2]
def make2(): return [(lambda k: lambda: k)(j) for j in range(3)]
print([f() for f in make2()])  # expect: [0, 1, 2]
