for k in ("key", 5, ("a", 1), None, ""):
    try:
        {}[k]
    except KeyError as e:
        print(str(e), repr(e), e.args)
print(str(KeyError()), str(KeyError("a", "b")), str(LookupError("plain")), f"{KeyError('q')}")
