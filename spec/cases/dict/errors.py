def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: {}["a"])
attempt(lambda: {}[1])
attempt(lambda: {}[(1, "x")])
attempt(lambda: {}[None])
attempt(lambda: {}.pop("a"))
attempt(lambda: {}.pop())
attempt(lambda: {}.popitem())
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
attempt(lambda: {}[[]])
attempt(lambda: {}.get([]))
attempt(lambda: {}.get())
attempt(lambda: {}.setdefault())
attempt(lambda: {}.update(5))
attempt(lambda: {}.update([1]))
attempt(lambda: {}.update([(1, 2, 3)]))
attempt(lambda: {}.update(["ab", "c"]))
attempt(lambda: dict(5))
attempt(lambda: dict([1, 2]))
attempt(lambda: dict({}, {}))
attempt(lambda: {}.iteritems())
attempt(lambda: {}.foo)
attempt(lambda: {}.has_key(1))
attempt(lambda: dict.fromkeys(5))
attempt(lambda: hash({}))
attempt(lambda: {}.items()[0])
attempt(lambda: {}.keys().foo)
attempt(lambda: {1: 2} + {3: 4})
attempt(lambda: {**5})
attempt(lambda: {**[1]})
def delete():
    d = {}
    del d["x"]
attempt(delete)
def attribute():
    d = {}
    d.x = 1
attempt(attribute)
