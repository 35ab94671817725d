def a():
    try: return 1
    finally: return 2
def b():
    try: raise ValueError
    finally: return "swallowed"
def c():
    for i in range(3):
        try: continue
        finally: print("fin", i)
    return i
def d():
    while True:
        try: return "from try"
        finally: break
    return "after loop"
def e():
    for i in range(3):
        try: raise KeyError(i)
        finally: continue
    return "done"
def f():
    x = 1
    try: return x
    finally: x = 2
print(a(), b(), c(), d(), e(), f())
# expect: fin 0
# expect: fin 1
# expect: fin 2
# expect: 2 swallowed 2 after loop done 1
