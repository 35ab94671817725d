from collections import UserDict, UserList, UserString


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


s = UserString("Hello World")
for name, args in [("capitalize", ()), ("casefold", ()), ("center", (15, "*")), ("count", ("o",)), ("encode", ()), ("endswith", ("ld",)), ("expandtabs", ()), ("find", ("o",)),
                   ("format", ()), ("index", ("W",)), ("isalnum", ()), ("isalpha", ()), ("isascii", ()), ("isdecimal", ()), ("isdigit", ()), ("isidentifier", ()), ("islower", ()),
                   ("isnumeric", ()), ("isprintable", ()), ("isspace", ()), ("istitle", ()), ("isupper", ()), ("join", (["a", "b"],)), ("ljust", (13, ".")), ("lower", ()), ("lstrip", ("H",)),
                   ("partition", (" ",)), ("removeprefix", ("He",)), ("removesuffix", ("ld",)), ("replace", ("o", "0")), ("rfind", ("o",)), ("rindex", ("o",)), ("rjust", (13,)),
                   ("rpartition", ("o",)), ("rsplit", ()), ("rstrip", ("d",)), ("split", ("o",)), ("splitlines", ()), ("startswith", ("He",)), ("strip", ()), ("swapcase", ()),
                   ("title", ()), ("translate", ({72: "J"},)), ("upper", ()), ("zfill", (14,))]:
    result = getattr(s, name)(*args)
    print(name, type(result).__name__, repr(result))
print(UserString("{x}").format_map({"x": 5}), UserString("{} {a}").format(1, a=2), s.maketrans("a", "b"))
print(s + "!", "!" + s, s * 2, 2 * UserString("ab"), UserString("%d") % 5, s[1], s[1:3], "World" in s, len(s), s < "I", s == "Hello World", hash(s) == hash("Hello World"))
print(int(UserString("5")), float(UserString("2.5")), complex(UserString("1j")), UserString(5), UserString(s) is s)
attempt(s.index, "zz")
attempt(s.rindex, "zz")
attempt(s.encode, "ascii", "strict")
attempt(lambda: s[100])
attempt(lambda: s + 5 * [1])
items = UserList([3, 1, 2])
items.append(4)
items.extend(UserList([5]))
items.insert(0, 9)
print(items, items.pop(), items.pop(0), items.index(1), items.count(1), items.copy(), items + [7], [7] + items, items * 2, 2 * items)
items.sort(reverse=True)
items.reverse()
items.remove(3)
items += (8,)
items[0:1] = [6, 6]
del items[0]
print(items, items[1:], 6 in items, items == [6, 2, 4, 8], items < UserList([7]), len(items), list(reversed(items)))
attempt(items.remove, 99)
attempt(items.pop, 99)
attempt(items.index, 99)
items.clear()
attempt(items.pop)


class Defaults(UserDict):
    def __missing__(self, key):
        return f"no {key}"


d = Defaults({"a": 1}, b=2)
print(d["zz"], d["a"], d.get("zz"), "zz" in d, len(d), d | {"c": 3}, {"c": 3} | d, d.copy(), Defaults.fromkeys("xy", 0))
d |= {"e": 5}
print(d.pop("e"), d.setdefault("f", 6), d.popitem(), list(d.items()), list(d.keys()), list(d.values()))
d.update(g=7)
del d["g"]
attempt(d.pop, "zz")
attempt(UserDict().popitem)
attempt(lambda: UserDict()["x"])
