def g():
    x = 5
    r = [(yield), (yield x)] 
    yield r
it = g()
print(next(it), it.send("a"), it.send("b"))  # expect: None 5 ['a', 'b']
def acc():
    total = 0
    while True: total += (yield total) or 0
a = acc()
next(a)
print(a.send(5), a.send(10), next(a), a.send(1))  # expect: 5 15 15 16
def lam(): return (lambda: (yield 3))()
print(list(lam()))  # expect: [3]
