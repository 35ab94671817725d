def echo():
    received = []
    while True:
        x = yield received[-1:] 
        if x is None: break
        received.append(x * 2)
    return received
g = echo()
print(next(g), g.send(1), g.send("ab"))  # expect: [] [2] ['abab']
try:
    g.send(None)
except StopIteration as e:
    print(e.value, e.args)  # expect: [2, 'abab'] ([2, 'abab'],)
try:
    echo().send(5)
except TypeError as e:
    print(e)  # expect: can't send non-None value to a just-started generator
g = echo()
print(g.send(None))  # expect: []
