def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"
it = g()
print(next(it), it.throw(ValueError("v")), it.send(1))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("out", repr(e))
print(list(it))
try:
    g().throw(ValueError("not started"))
except ValueError as e:
    print(e)
it = g()
next(it)
print(it.throw(ValueError))
try:
    it.throw(5)
except TypeError as e:
    print(e)
