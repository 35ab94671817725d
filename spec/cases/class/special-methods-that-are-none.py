# A special method set to None is called, and None is not callable; some have texts of their own.
def attempt(what, action):
    try:
        print(what, action())
    except TypeError as error:
        print(what, "TypeError:", error)


class Base:
    def __add__(self, other):
        return "base add"

    __len__ = lambda self: 1


class Blocked(Base):
    __bool__ = __len__ = __add__ = __eq__ = __lt__ = __neg__ = __getitem__ = __setitem__ = __delitem__ = __iadd__ = None
    __contains__ = __iter__ = __hash__ = __index__ = __call__ = __reversed__ = __abs__ = __rmul__ = None


b = Blocked()
attempt("bool", lambda: bool(b))
attempt("not", lambda: not b)
attempt("len", lambda: len(b))
attempt("add", lambda: b + 1)
attempt("radd", lambda: 1 + b)
attempt("mul", lambda: 2 * b)
attempt("eq", lambda: b == 1)
attempt("ne", lambda: b != 1)
attempt("lt", lambda: b < 1)
attempt("gt", lambda: b > b)
attempt("neg", lambda: -b)
attempt("get", lambda: b[0])
attempt("in", lambda: 1 in b)
attempt("iter", lambda: iter(b))
attempt("hash", lambda: hash(b))
attempt("index", lambda: [1][b])
attempt("call", lambda: b())
attempt("abs", lambda: abs(b))
attempt("reversed", lambda: reversed(b))
try:
    b[0] = 1
except TypeError as error:
    print("set", error)
try:
    del b[0]
except TypeError as error:
    print("del", error)
try:
    b += 1
except TypeError as error:
    print("iadd", error)


class Property:
    @property
    def __eq__(self):
        raise AttributeError("no comparing")

    @property
    def __add__(self):
        raise AttributeError("no adding")


p = Property()
print(p == p, p == 1)
try:
    p + 1
except AttributeError as error:
    print(error)
