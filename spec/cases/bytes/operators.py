print(b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" == "a", b"a" in b"abc", 98 in b"abc", b"" in b"", b"ab"[::-1], list(b"ab"), len(b"\xff\x00"), max(b"az"), sum(b"ab"), hash(b"a") == hash(b"a"), {b"a": 1})
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: b"a" + "a")
attempt(lambda: b"a"[1])
attempt(lambda: (lambda b: b["x"])(b"a"))
attempt(lambda: 256 in b"a")
attempt(lambda: b"a".join(["a"]))
attempt(lambda: b"a".find("a"))
attempt(lambda: bytes.fromhex("0g"))
attempt(lambda: bytes.fromhex("abc"))
attempt(lambda: b"a".split(""))
attempt(lambda: b"abc".index(b"z"))
attempt(lambda: b"a".foo)
attempt(lambda: b"abc".__setitem__)
