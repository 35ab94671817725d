def f(color=1): pass
f(colour=2)
