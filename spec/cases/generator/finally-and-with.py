class CM:
    def __enter__(self): print("enter"); return "cm"
    def __exit__(self, t, v, tb): print("exit", t and t.__name__); return False
def g():
    with CM() as c:
        yield c
        yield 2
    yield 3
print(list(g()))
it = g()
next(it)
it.close()
it = g()
next(it)
try:
    it.throw(ValueError("q"))
except ValueError as e:
    print("out", e)
# expect: enter
# expect: exit None
# expect: ['cm', 2, 3]
# expect: enter
# expect: exit GeneratorExit
# expect: enter
# expect: exit ValueError
# expect: out q
