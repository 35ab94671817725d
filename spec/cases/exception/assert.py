def f(x):
    assert x > 0, f"x was {x}"
    return x
print(f(1))  # expect: 1
try:
    f(-1)
except AssertionError as e:
    print(repr(e))  # expect: AssertionError('x was -1')
try:
    assert False
except AssertionError as e:
    print(repr(e), e.args)  # expect: AssertionError() ()
try:
    assert [], ("tuple", 1)
except AssertionError as e:
    print(repr(e))  # expect: AssertionError(('tuple', 1))
def boom(): raise KeyError("in message")
try:
    assert 0, boom()
except KeyError as e:
    print(repr(e))  # expect: KeyError('in message')
assert 1, boom()
