# divergence: no-code-objects-or-frames
def make():
    inner = 1
    def f(): return inner
    return f

def generator(): yield

async def coroutine(): pass

f, gen, coro = make(), generator(), coroutine()
print([name for name in ("__code__", "__globals__", "__closure__", "__builtins__") if hasattr(f, name)])
print([name for name in ("gi_frame", "gi_code", "cr_frame", "cr_code", "f_globals") if hasattr(gen, name) or hasattr(coro, name)])
coro.close()
try:
    f.__globals__
except AttributeError as error:
    print(error)
    print([name for name in ("tb_frame", "tb_lineno", "tb_next", "tb_lasti") if hasattr(error.__traceback__, name)])
print(f.__name__, f.__qualname__, f.__module__, f.__defaults__)
