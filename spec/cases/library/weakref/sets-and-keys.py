import weakref


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


a, b, c = Thing("a"), Thing("b"), Thing("c")
reference = weakref.KeyedRef(a, None, "key")
print(reference() is a, reference.key, type(weakref.getweakrefcount(a)).__name__, type(weakref.getweakrefs(a)).__name__, weakref.ref(a)() is a, isinstance(weakref.ref(a), weakref.ReferenceType))
names = lambda things: sorted(thing.name for thing in things)
first, second = weakref.WeakSet([a, b]), weakref.WeakSet([b, c])
print(names(first.union(second)), names(first | second), names(first.intersection(second)), names(first & second), names(first.difference(second)), names(first - second), names(first.symmetric_difference(second)), names(first ^ second))
print(first.issubset(second), first.issuperset(weakref.WeakSet([a])), first <= second, first.isdisjoint(second), a in first, len(first), first == weakref.WeakSet([b, a]))
first.update([c])
first.intersection_update([a, c])
first.difference_update([c])
first.symmetric_difference_update([b])
first.add(c)
first.discard(a)
first.remove(b)
print(names(first), names(first.copy()))
first.clear()
attempt(first.pop)
attempt(first.add, 5)
values = weakref.WeakValueDictionary({"a": a})
values.update(b=b)
print(sorted(values), values["a"], values.get("z", "-"), "b" in values, len(values), sorted(r().name for r in values.valuerefs()), sorted(r().name for r in values.itervaluerefs()), values.pop("b"), values.setdefault("c", c), sorted(values.items()), values.popitem()[1].name in "ac", values.copy().keys() is not None)
attempt(lambda: values["none"])
attempt(values.pop, "none")
attempt(values.__setitem__, "x", 5)
values.clear()
attempt(values.popitem)
keys = weakref.WeakKeyDictionary({a: 1})
keys.update({b: 2})
print(keys[a], keys.get(c), b in keys, len(keys), names(keys), sorted(keys.values()), len(keys.keyrefs()), keys.pop(b), keys.setdefault(c, 3), keys.popitem()[1] in (1, 3))
attempt(keys.__setitem__, 5, 5)
keys.clear()
attempt(keys.popitem)
finalizer = weakref.finalize(a, print, "done", 5)
print(finalizer.alive, finalizer.atexit, finalizer.peek()[1:3], finalizer.detach()[1] is print, finalizer.alive, finalizer())
again = weakref.finalize(b, lambda x: x * 2, 21)
print(again(), again(), again.alive)
proxy = weakref.proxy(a)
print(proxy.name, repr(proxy) == repr(a) or "weakproxy" in repr(proxy), isinstance(proxy, Thing))
method = weakref.WeakMethod(a.__repr__)
print(method()(), method == weakref.WeakMethod(a.__repr__))
attempt(weakref.ref, 5)
attempt(weakref.proxy, 5)
attempt(weakref.WeakMethod, print)
