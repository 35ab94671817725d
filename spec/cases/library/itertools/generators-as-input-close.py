from itertools import islice, chain, takewhile
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
g = gen()
print(list(islice(g, 1)))
g.close()
g = gen()
print(list(chain(g)), list(g))
def source():
    n = yield "start"
    print("got", n)
    yield "end"
s = source()
print(next(chain(s)), s.send(5))
