for i, c in enumerate("aé😀"):
    print(i, c, ord(c))
it = iter("ab")
print(next(it), next(it), next(it, "end"), list("abc"), tuple("ab"), [*"xy"], dict(enumerate("ab")), list(zip("ab", "cd")), list(reversed("abc")))
a, *b = "hello"
print(a, b, set("aaa"), "".join(sorted("hello")), "".join(dict.fromkeys("mississippi")))
