def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
attempt(lambda: (5).foo)  # expect: AttributeError 'int' object has no attribute 'foo'
attempt(lambda: (5).bit_lenght())  # expect: AttributeError 'int' object has no attribute 'bit_lenght'
five = 5
attempt(lambda: five())  # expect: TypeError 'int' object is not callable
attempt(lambda: five[0])  # expect: TypeError 'int' object is not subscriptable
attempt(lambda: len(5))  # expect: TypeError object of type 'int' has no len()
attempt(lambda: [x for x in 5])  # expect: TypeError 'int' object is not iterable
def assign():
    (5).x = 1
attempt(assign)  # expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
def delete():
    del (5).real
attempt(delete)  # expect: AttributeError attribute 'real' of 'int' objects is not writable
def setitem():
    n = 5
    n[0] = 1
attempt(setitem)  # expect: TypeError 'int' object does not support item assignment
