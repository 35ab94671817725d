import copy


class C:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        print("__copy__")
        return C(self.v)

    def __deepcopy__(self, memo):
        print("__deepcopy__", type(memo).__name__)
        made = C(None)
        memo[id(self)] = made
        made.v = copy.deepcopy(self.v, memo)
        return made


c = C([1])
c.v.append(c)
d = copy.copy(c)
print(d.v is c.v)
e = copy.deepcopy(c)
print(e.v is c.v, e.v[1] is e, e.v[0])
many = copy.deepcopy([c, c, (c,)])
print(many[0] is many[1], many[2][0] is many[0])


class State:
    def __init__(self):
        self.a, self.b = 1, [2]

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["a"]
        return state

    def __setstate__(self, state):
        print("set", state)
        self.__dict__.update(state)
        self.a = "restored"


s = copy.deepcopy(State())
print(s.a, s.b)


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, (1, [2]), {"extra": [3]}


r = copy.copy(Reduced())
print(r.args, r.extra)
r = copy.deepcopy(Reduced())
print(r.args, r.extra)


class Singleton:
    def __reduce__(self):
        return "THE_ONE"


x = Singleton()
print(copy.copy(x) is x, copy.deepcopy([x])[0] is x)


class New:
    def __new__(cls, a, b=None):
        self = super().__new__(cls)
        self.pair = (a, b)
        return self

    def __getnewargs_ex__(self):
        return (self.pair[0],), {"b": "kw"}


print(copy.copy(New(1, 2)).pair, copy.deepcopy(New([1])).pair)


class Fail:
    def __deepcopy__(self, memo):
        raise ValueError("cannot copy")


try:
    copy.deepcopy({"a": [Fail()]})
except ValueError as e:
    print(e)


class Ready:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name


print(copy.deepcopy(Ready()).anything)
