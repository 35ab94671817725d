s = "hello"
for spec in ("", "s", "10", "<10", ">10", "^10", "*^11", ".3", "10.2", "-<8.3s", "é>7", "05", "=<9"):
    print(repr(spec), repr(format(s, spec)))
