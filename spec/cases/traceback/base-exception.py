class Stop(BaseException): pass
def f(): raise Stop("halt")
try:
    f()
except Exception:
    print("not caught")
