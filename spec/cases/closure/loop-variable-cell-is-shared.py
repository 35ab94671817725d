def f():
    out = []
    for i in range(3):
        out.append(lambda: i)
    i = 99
    return [g() for g in out]
print(f())  # expect: [99, 99, 99]
def g():
    out = []
    for i in range(3):
        def h(i=i): return i
        out.append(h)
    return [h() for h in out]
print(g())  # expect: [0, 1, 2]
