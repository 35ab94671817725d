class A: pass
a = A()
def probe():
    try:
        return a.ghost
    except AttributeError:
        return "none"
out = [probe()]
A.__getattr__ = lambda self, n: "hook"
out.append(probe())
a.ghost = "real"
out.append(probe())
del a.ghost
out.append(probe())
del A.__getattr__
out.append(probe())
A.ghost = "class"
out.append(probe())
print(out)  # expect: ['none', 'hook', 'real', 'hook', 'none', 'class']
