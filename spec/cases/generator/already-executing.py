def g():
    yield next(me)
me = g()
try:
    next(me)
except ValueError as e:
    print(e)  # expect: generator already executing
def h():
    try:
        me2.send(1)
    except ValueError as e:
        yield str(e)
me2 = h()
print(next(me2))  # expect: generator already executing
