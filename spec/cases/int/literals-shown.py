for v in ["a😀b", "x" * 300, b"q" * 300, "é" * 300, "😀" * 300, " 1 2 ", "\ud800"]:
    try:
        int(v)
    except ValueError as e:
        print(len(str(e)), ascii(str(e)))
    try:
        int(v, 7)
    except ValueError as e:
        print(len(str(e)), ascii(str(e)[-30:]))
