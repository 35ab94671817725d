def p(x):
    print("eval", x if x else "decorator")
    return x or deco
def deco(f):
    print("decorate")
    return f
@p(None)
def f(a=p(1), *, b=p(2)) -> p(3): return a + b
print("defined")
print(f())
# expect: eval decorator
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: decorate
# expect: defined
# expect: 3
