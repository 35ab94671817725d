import functools
import re


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# What is no callable is told before the keywords are looked at; str.format has no use for keys that are no texts.
nothing = None
show(lambda: nothing(**{1: 2}))
show(lambda: (lambda **k: k)(**{1: 2}))
show(lambda: "a".format(**{1: 2}))
show(lambda: "{x}".format(**{0: 1}))
show(lambda: print(**{1: 2}))

# Keywords are refused before anything is counted, where there are none.
show(lambda: repr(1, 2, a=3))
show(lambda: len(1, 2, a=3))
show(lambda: [].append(1, 2, a=3))
show(lambda: [].clear(1, a=3))
show(lambda: isinstance(1, 2, 3, a=3))
show(lambda: "a".upper(1, a=2))
show(lambda: list(1, 2, a=2))
show(lambda: int(1, 2, 3, a=2))
show(lambda: functools.partial(repr, 0)(0, a=1))

# The types of one value.
show(lambda: type(None)(0))
show(lambda: type(None)(a=1))
show(lambda: type(...)(0))
show(lambda: type(NotImplemented)(0))
show(lambda: re.escape(1))
show(lambda: None | None)
show(lambda: None | int)
show(lambda: functools.partial.replace)
