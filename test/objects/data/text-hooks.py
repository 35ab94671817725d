# Guest hooks met half-way through text operations: every one of them makes a native wait.
class Noisy:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value

    def __str__(self):
        print("str", self.value)
        return "<%s>" % self.value

    def __repr__(self):
        print("repr", self.value)
        return "N(%r)" % (self.value,)

    def __format__(self, spec):
        print("format", self.value, repr(spec))
        return "[%s|%s]" % (self.value, spec)

    def __getitem__(self, key):
        print("getitem", repr(key))
        if key == "missing":
            raise KeyError(key)
        return Noisy(key)


class Number:
    def __init__(self, kind, value):
        self.kind, self.value = kind, value

    def __int__(self):
        print("int")
        return self.value

    def __float__(self):
        print("float")
        return self.value


class Bytes:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        print("bytes")
        return self.value


class Text(str):
    def __str__(self):
        return "over:" + str.__str__(self)

    def __format__(self, spec):
        return "T" + str.__format__(self, spec)


def show(call):
    try:
        print("=>", repr(call()))
    except Exception as error:
        print("=> %s: %s" % (type(error).__name__, error))


N = Noisy
show(lambda: "%s and %r and %a" % (N(1), N(2), N(3)))
show(lambda: "%(a)s %(b)5s|%(a)-9r|" % {"a": N(1), "b": N(2)})
show(lambda: "%(x)s %(y)s" % N(0))
show(lambda: "%(missing)s" % N(0))
show(lambda: "%x %o %X %c" % (N(255), N(8), N(171), N(65)))
show(lambda: "%d %i" % (N(3), N(4)))
show(lambda: "%d" % Number("i", 5))
show(lambda: "%d" % Number("i", "five"))
show(lambda: "%x" % Number("i", 5))
show(lambda: "%f %e" % (Number("f", 2.5), N(3)))
show(lambda: "%f" % Number("f", "no"))
show(lambda: "%*.*f|" % (8, 2, Number("f", 2.5)))
show(lambda: "%s %s" % (N(1),))
show(lambda: "%s" % (N(1), N(2)))
show(lambda: b"%s|%b|%d|%a" % (Bytes(b"x"), b"y", N(7), N(8)))
show(lambda: b"%s" % Bytes("text"))
show(lambda: b"%c" % N(66))
show(lambda: "{} {!r} {!s:>8} {!a}".format(N(1), N(2), N(3), N(4)))
show(lambda: "{:{}} {:{w}}".format(N(1), N(2), N(3), w=N(4)))
show(lambda: "{0[a]} {0[7]:x} {0.value}".format(N(1)))
show(lambda: "{0[missing]}".format(N(1)))
show(lambda: "{a} {b:>5}".format_map(N(0)))
show(lambda: "{x.y}".format(x=N(1)))
show(lambda: f"{N(1)} {N(2)!r:>8} {N(3):abc}")
show(lambda: format(N(1), "spec"))
show(lambda: "{} {:>10} {!s}".format(Text("a"), Text("b"), Text("c")))
show(lambda: "%s %5s" % (Text("a"), Text("b")))
show(lambda: Text("a") + "b")
show(lambda: "a" + Text("b"))
show(lambda: [Text("x").upper(), Text("x") * 2, Text("abc")[1:], Text("a") == "a", hash(Text("a")) == hash("a")])
show(lambda: "-".join([Text("a"), "b"]))
show(lambda: "-".join(Text(c) for c in "abc"))
show(lambda: "-".join(str(n) for n in range(5)))
show(lambda: "-".join(x for x in ["a", 1]))
show(lambda: "".join(N(0)) if False else "skipped")
show(lambda: "abcdef"[N(1)])
show(lambda: "abcdef"[N(1) : N(5) : N(2)])
show(lambda: "ab" * N(3))
show(lambda: N(3) * "ab" if False else "ab".center(N(6), "*"))
show(lambda: "a,b,c,d".split(",", N(2)))
show(lambda: "banana".find("a", N(2), N(5)))
show(lambda: "banana".count("a", N(1)))
show(lambda: "banana".replace("a", "o", N(2)))
show(lambda: "banana".startswith("n", N(2)))
show(lambda: "a\tb".expandtabs(N(4)))
show(lambda: "7".zfill(N(3)))
show(lambda: chr(N(97)))
show(lambda: str(N(1)))
show(lambda: "abc".translate({97: N(1), 98: "B"}))
show(lambda: "abc".translate(N(0)))


class Table:
    def __getitem__(self, key):
        print("table", key)
        if key == 98:
            raise LookupError
        if key == 99:
            return None
        return key + 1


show(lambda: "abcd".translate(Table()))


class Missing(dict):
    def __missing__(self, key):
        return "<%s>" % key


show(lambda: "{a} {b}".format_map(Missing(a=1)))
show(lambda: "abc".translate(Missing({97: "x"})))
show(lambda: "%(a)s %(b)s" % Missing(a=1))
show(lambda: bytes(N(3)))
show(lambda: bytes([N(1), 2, N(3)]))
show(lambda: bytes([N(1), N(256)]))
show(lambda: bytes(n for n in [1, 2, 3]))
show(lambda: bytes(Bytes(b"made")))
show(lambda: bytes(Bytes("wrong")))
show(lambda: bytearray([N(1), 2]))
show(lambda: b"abc"[N(1)])
show(lambda: b"abc" * N(2))
show(lambda: b"abc".find(N(98)))
show(lambda: N(98) in b"abc" if False else 98 in b"abc")
data = bytearray(b"abc")
show(lambda: data.append(N(100)))
show(lambda: data.extend([N(101), 102]))
show(lambda: data.extend(n for n in (103, 104)))
show(lambda: data.insert(N(0), N(64)))
show(lambda: data.pop(N(0)))
show(lambda: data.remove(N(98)))
show(lambda: data.__setitem__(N(0), N(65)))
show(lambda: data.__setitem__(slice(N(0), N(2)), [N(1), N(2), N(3)]))
show(lambda: data.__delitem__(N(0)))
print(data)


class Shrinking:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        self.target.clear()
        return 5


target = bytearray(b"abcdef")
show(lambda: target.__setitem__(3, Shrinking(target)))
target = bytearray(b"abcdef")
show(lambda: target.append(Shrinking(target)))
print(target)
items = [1, 2, 3]
show(lambda: bytes([Shrinking(items), 2]))
view = memoryview(bytearray(b"abcdef"))
show(lambda: view[N(1)])
show(lambda: view[N(1) : N(4)].tobytes())
show(lambda: view.__setitem__(N(0), N(90)))
print(bytes(view))


class Recursive:
    def __str__(self):
        return "%s" % Recursive() if False else "{}".format(7)


show(lambda: "%s" % Recursive())
show(lambda: "{}".format(Recursive()))
locked = bytearray(b"abc")
window = memoryview(locked)
show(lambda: locked.append(1))
show(lambda: locked.__setitem__(slice(0, 1), b"Z"))
window.release()
show(lambda: locked.append(100))
show(lambda: window[0])
print(locked, window == window)
with memoryview(b"xyz") as inner:
    print(inner.tolist(), len(inner))
show(lambda: inner.tobytes())
