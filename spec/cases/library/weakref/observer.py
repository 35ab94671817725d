from weakref import WeakMethod, WeakSet, WeakValueDictionary


class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, method):
        self._slots.append(WeakMethod(method))

    def emit(self, *args):
        for slot in self._slots:
            method = slot()
            if method is not None:
                method(*args)


class Listener:
    def __init__(self, name):
        self.name, self.heard = name, []

    def hear(self, what):
        self.heard.append(what)


a, b = Listener("a"), Listener("b")
s = Signal()
s.connect(a.hear)
s.connect(b.hear)
s.emit("hello")
print(a.heard, b.heard)


class Pool:
    _cache = WeakValueDictionary()

    def __new__(cls, key):
        found = cls._cache.get(key)
        if found is None:
            found = super().__new__(cls)
            found.key = key
            cls._cache[key] = found
        return found


x = Pool("k")
print(Pool("k") is x, Pool("other") is x)
