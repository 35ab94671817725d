def g():
    yield 1
    return {"answer": 42}
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)  # expect: {'answer': 42} ({'answer': 42},)
try:
    next(it)
except StopIteration as e:
    print(e.value)  # expect: None
def bad():
    yield 1
    raise StopIteration("x")
try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))  # expect: generator raised StopIteration StopIteration('x')
def leak():
    yield next(iter([]))
try:
    list(leak())
except RuntimeError as e:
    print(e)  # expect: generator raised StopIteration
