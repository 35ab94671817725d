class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class BadExit:
    def __enter__(self): pass
    def __exit__(self): pass
for o in (5, None, NoExit(), NoEnter(), "x", BadExit()):
    try:
        with o:
            print("body")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'int' object does not support the context manager protocol
# expect: TypeError 'NoneType' object does not support the context manager protocol
# expect: TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method)
# expect: TypeError 'NoEnter' object does not support the context manager protocol
# expect: TypeError 'str' object does not support the context manager protocol
# expect: body
# expect: TypeError BadExit.__exit__() takes 1 positional argument but 4 were given
