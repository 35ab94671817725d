from weakref import finalize


class Res:
    pass


r = Res()
log = []
f = finalize(r, log.append, "closed")
print(f.alive, f.peek()[0] is r, f.peek()[2:], f.atexit)
f()
f()
print(log, f.alive, f.peek(), f.detach())
g = finalize(r, log.append, "never")
g.atexit = False
obj, func, args, kwargs = g.detach()
print(obj is r, args, kwargs, g.alive, g())
print(finalize(r, lambda a, b=1: a + b, 2, b=5)())
