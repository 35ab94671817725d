print("a,b,,c".split(","), "".split(","), ",".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a--b-c".split("--"), "aaa".split("aa"), "aaa".rsplit("aa"))
print("a,b,c".split(",", 0), "a,b,c".split(",", -1), "a, b".split(", "), "abc".split("x"), "x".split("x"), "1<>2<>3".split("<>", maxsplit=1))
for bad in ("", 1, None):
    try:
        print("a b".split(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ['a', 'b', '', 'c'] [''] ['', ''] ['a', 'b,c'] ['a,b', 'c'] ['a', 'b-c'] ['', 'a'] ['a', '']
# expect: ['a,b,c'] ['a', 'b', 'c'] ['a', 'b'] ['abc'] ['', ''] ['1', '2<>3']
# expect: ValueError empty separator
# expect: TypeError must be str or None, not int
# expect: ['a', 'b']
