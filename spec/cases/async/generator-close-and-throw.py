def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
async def agen():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("cleanup")
async def f():
    g = agen()
    print(await g.asend(None), await g.athrow(ValueError("v")))
    await g.aclose()
    g = agen()
    await anext(g)
    await g.aclose()
    print(await anext(g, "exhausted"))
    try:
        await agen().asend(5)
    except TypeError as e:
        print(e)
run(f())
# expect: caught v
# expect: 1 after
# expect: cleanup
# expect: cleanup
# expect: exhausted
# expect: can't send non-None value to a just-started async generator
