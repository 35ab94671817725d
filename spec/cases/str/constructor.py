print(str(), str(5), str(1.0), str(None), str("a"), str(b"abc"), str(b"h\xc3\xa9", "utf-8"), str(b"\xe9", encoding="latin-1"), str([1, "a"]), str(object=3))
def attempt(*a, **k):
    try:
        print(str(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
attempt("a", "utf-8")
attempt(5, "utf-8")
attempt(b"\xff", "utf-8")
attempt(b"\xff", "ascii", "replace")
attempt(b"a", 5)
attempt(1, 2, 3, 4)
attempt(foo=1)
