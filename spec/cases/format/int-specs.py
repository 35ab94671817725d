for spec in ("", "d", "5", "<5", "^6", ">5", "05", "+", " ", "-", "+05", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "#08b", ",", "_", "_x", "_b", "c", "e", ".2f", "%", "n", "010,", "*>8", "=+8", "x=8"):
    print(repr(spec), [format(42, spec), format(-42, spec) if spec != "c" else None])
