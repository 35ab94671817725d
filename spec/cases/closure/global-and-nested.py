x = "global"
def f():
    x = "f"
    def g():
        global x
        x = "changed by g"
        return x
    g()
    return x
print(f(), x)  # expect: f changed by g
def make():
    global made
    def made(): return "made"
    global Klass
    class Klass: v = 3
make()
print(made(), Klass.v, made.__qualname__, Klass.__qualname__)  # expect: made 3 made Klass
