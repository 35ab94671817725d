def f():
    r = [last := i for i in range(3)]
    return r, last
print(f())  # expect: ([0, 1, 2], 2)
total = 0
print([total := total + i for i in [1, 2, 3]], total)  # expect: [1, 3, 6] 6
def g():
    global shared
    [shared := i for i in range(2)]
g()
print(shared)  # expect: 1
print(any((found := c).isdigit() for c in "ab3c"), found)  # expect: True 3
print({(k := i): k * 2 for i in range(2)}, k)  # expect: {0: 0, 1: 2} 1
