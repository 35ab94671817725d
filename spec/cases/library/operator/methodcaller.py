from operator import methodcaller

print(methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(list(map(methodcaller("strip", "x"), ["xax", "b"])))
print(repr(methodcaller("m", 1, k="v")), repr(methodcaller("m")))


class C:
    def greet(self, name, *, mark="."):
        return f"hi {name}{mark}"


print(methodcaller("greet", "bob", mark="!")(C()))
for call in (
    lambda: methodcaller(),
    lambda: methodcaller(1),
    lambda: methodcaller("nope")("a"),
    lambda: methodcaller("upper")(),
    lambda: methodcaller("upper")(1, 2),
    lambda: methodcaller("greet")(C()),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(methodcaller("a", 1).__reduce__()[1], methodcaller("a", x=1).__reduce__()[0].keywords)
