class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__)
def f():
    with CM():
        return "returned"
print(f())
for i in range(3):
    with CM():
        if i == 0: continue
        if i == 1: break
print("i", i)
def g():
    with CM():
        yield 1
print(list(g()))
# expect: exit None
# expect: returned
# expect: exit None
# expect: exit None
# expect: i 1
# expect: exit None
# expect: [1]
