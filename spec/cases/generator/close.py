def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")
it = g()
next(it)
print(it.close(), it.close(), list(it))
g().close()
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def returns():
    try:
        yield 1
    except GeneratorExit:
        return "closing value"
it = returns()
next(it)
print(it.close())
# expect: exit
# expect: finally
# expect: None None []
# expect: generator ignored GeneratorExit
# expect: closing value
