class Default(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value


d = Default()
print(d["a"], d["b"], d["a"], d, d.get("zz"), "zz" in d)
try:
    Default().pop("q")
except KeyError as error:
    print("KeyError", error)


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def __contains__(self, key):
        return super().__contains__(key.upper())

    def __delitem__(self, key):
        super().__delitem__(key.upper())

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value


u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u, "B" in u, u["c"], u.get("c"), u.get("C"), list(u))
del u["b"]
print(u, type(u.copy()).__name__, type(u | {}).__name__, u == {"a": 1, "C": 3}, {**u})
u.note = "attribute"
print(u.note, vars(u), isinstance(u, dict), repr(u))
print("{a} {C}".format_map({"a": 1, "C": 2}), "%(C)s" % u)


class Counting(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{x} and {y}".format_map(Counting(x=1)), "%(x)s %(q)s" % Counting(x=1))
