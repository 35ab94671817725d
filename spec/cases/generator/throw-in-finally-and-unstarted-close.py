def g():
    try:
        yield 1
    finally:
        print("cleanup")
        raise KeyError("from finally")
it = g()
next(it)
try:
    it.close()  # expect: cleanup
except KeyError as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('from finally') GeneratorExit()
it = g()
next(it)
try:
    it.throw(ValueError("v"))  # expect: cleanup
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('v')
print(g().close())  # expect: None
