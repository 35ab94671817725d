def inner():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield 99
    finally:
        print("inner finally")
def outer():
    try:
        yield from inner()
    except KeyError as e:
        print("outer caught", e)
        yield "o"
g = outer()
print(next(g), g.throw(ValueError("a")))
print(g.throw(KeyError("b")))
g2 = outer()
next(g2)
g2.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, e): return f"thrown {e}"
def over(): yield from It()
g3 = over()
print(next(g3), g3.throw(ValueError("z")), next(g3))
# expect: inner caught a
# expect: 1 99
# expect: inner finally
# expect: outer caught 'b'
# expect: o
# expect: inner finally
# expect: 1 thrown z 1
