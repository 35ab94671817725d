def empty():
    return
    yield
print(list(empty()), next(empty(), "none"))  # expect: [] none
def cond(flag):
    if flag: yield 1
    return 5
print(list(cond(False)), list(cond(True)))  # expect: [] [1]
def only():
    x = yield
    print("x", x)
g = only()
next(g)
try:
    g.send(3)  # expect: x 3
except StopIteration:
    print("stopped")  # expect: stopped
