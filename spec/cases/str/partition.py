print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="), "".partition("x"), "a::b".partition("::"))
for bad in ("", 3):
    try:
        "a".partition(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
