# An empty dict does not look at the key.
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: {}.pop([1]))
attempt(lambda: {}.pop([1], "default"))
attempt(lambda: {1: 2}.pop([1], "default"))
d = {1: 2}
del d[1]
attempt(lambda: d.pop({}))
