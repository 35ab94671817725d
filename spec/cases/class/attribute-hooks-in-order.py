class Traced:
    kept = "class"

    def __init__(self):
        object.__setattr__(self, "own", "instance")

    def __getattribute__(self, name):
        print("getattribute", name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        print("getattr", name)
        if name.startswith("no"):
            raise AttributeError(f"none of {name}")
        return f"made {name}"

    def __setattr__(self, name, value):
        print("setattr", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


t = Traced()
print(t.own)
print(t.kept)
print(t.other)
print(getattr(t, "nothing", "default"), hasattr(t, "none"), hasattr(t, "some"))
t.new = 1
del t.new
try:
    del t.new
except AttributeError as error:
    print(error)
setattr(t, "dynamic", 2)
print(vars(t))


class Raises:
    @property
    def broken(self):
        raise AttributeError("inside the property")

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Raises().broken)


class Forward:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


f = Forward([3, 1, 2])
f.append(0)
f.sort()
print(f._target, f.count(1))
try:
    len(f)
except TypeError as error:
    print(error)
