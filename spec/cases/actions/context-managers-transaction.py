# Nested transactions on a dict store, an indenting logger and a suppressing manager.
class Store:
    def __init__(self): self.data, self.stack = {}, []
    def __getitem__(self, k): return self.data[k]
    def __setitem__(self, k, v): self.data[k] = v
    def __delitem__(self, k): del self.data[k]
    def transaction(self): return Transaction(self)

class Transaction:
    def __init__(self, store): self.store = store
    def __enter__(self):
        self.store.stack.append(dict(self.store.data))
        return self.store
    def __exit__(self, kind, error, tb):
        saved = self.store.stack.pop()
        if kind is None:
            log("commit", sorted(self.store.data.items()))
            return
        self.store.data = saved
        log("rollback because", kind.__name__, error)
        return issubclass(kind, Rollback)

class Rollback(Exception): pass

class Indent:
    level = 0
    def __enter__(self): Indent.level += 1
    def __exit__(self, *exc): Indent.level -= 1

def log(*words): print("  " * Indent.level + " ".join(map(str, words)))

store = Store()
with store.transaction() as s:
    s["a"] = 1
    s["b"] = 2
with store.transaction() as outer, Indent():
    outer["a"] = 100
    log("inner starts", outer["a"])
    with Indent(), store.transaction() as inner:
        inner["b"] = 200
        del inner["a"]
        raise Rollback("changed my mind")
    log("after inner", store.data)
    outer["c"] = 3
print(store.data, Indent.level)
try:
    with Indent(), store.transaction():
        store["x"] = 1
        store["nope"] += 1
except KeyError as e:
    print("escaped:", e, store.data, Indent.level)

def finder():
    for k in ("a", "zz"):
        with store.transaction():
            try:
                yield k, store[k]
            except GeneratorExit:
                log("closed early")
                raise
g = finder()
print(next(g))
try:
    g.close()
    print(store.stack, list(g))
finally:
    print("final", store.data)
def nested():
    with store.transaction():
        for i in range(3):
            with Indent():
                if i == 1: return log("returning from inside") or i
                log("step", i)
print(nested(), Indent.level, len(store.stack))
