class Pause:
    def __await__(self): yield "paused"
async def f():
    try:
        await Pause()
    except KeyError as e:
        print("caught", repr(e))
        await Pause()
    finally:
        print("finally")
    return "end"
c = f()
print(c.send(None), c.throw(KeyError("k")))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
c = f()
c.send(None)
c.close()
c = f()
c.send(None)
try:
    c.throw(ValueError("v"))
except ValueError as e:
    print(repr(e))
f().close()
# expect: caught KeyError('k')
# expect: paused paused
# expect: finally
# expect: end
# expect: finally
# expect: finally
# expect: ValueError('v')
