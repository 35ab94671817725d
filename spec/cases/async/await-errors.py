def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
def attempt(c):
    try:
        print(run(c))
    except Exception as e:
        print(type(e).__name__, e)
class Bad:
    def __await__(self): return 5
class Bad2:
    def __await__(self): return [1]
async def a(): await 5
async def b(): await Bad()
async def c(): await None
async def d(): await [1]
async def e(): await (lambda: 1)
async def f(): await Bad2()
async def g(): raise ValueError("inside")
async def h():
    try:
        await g()
    except ValueError as x:
        return f"handled {x}"
async def i(): raise StopIteration("s")
for co in (a(), b(), c(), d(), e(), f(), g(), h(), i()):
    attempt(co)
