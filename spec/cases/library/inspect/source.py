import inspect


# A comment
# about f
def f(x):
    # inside
    if x:
        return 1

    return (2 +
            3)


class A:
    """Doc."""

    @staticmethod
    @property
    def m():
        def inner():
            pass
        return inner

    async def n(self): ...


def deco(fn):
    return fn


@deco
def decorated(): return """
text
"""


g = lambda x: x + 1

print(inspect.getsource(f), end='---\n')
print(inspect.getsource(A.n), end='---\n')
print(inspect.getsource(decorated), end='---\n')
print(inspect.getsource(g), end='---\n')
print(inspect.getsource(A), end='---\n')
print(inspect.getsourcelines(f)[1], inspect.getcomments(f), inspect.getcomments(A))
for bad in (5, len, int, 'x'):
    try:
        inspect.getsource(bad)
    except (TypeError, OSError) as e:
        print(type(e).__name__, e)
