class A:
    def __init__(self): self.x = 1
print(vars(A()), vars() is globals() if False else "skip", "A" in vars())
def f(a): return vars()
print(f(5))
for bad in (5, [], "x", object()):
    try:
        vars(bad)
    except TypeError as e:
        print(e)
# expect: {'x': 1} skip True
# expect: {'a': 5}
# expect: vars() argument must have __dict__ attribute
# expect: vars() argument must have __dict__ attribute
# expect: vars() argument must have __dict__ attribute
# expect: vars() argument must have __dict__ attribute
