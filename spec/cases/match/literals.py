def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "one or two"
        case -1: return "minus"
        case 1.5: return "float"
        case "a" | "b": return "letter"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case 3 + 4j: return "complex"
        case -2.5e1: return "neg float"
        case "x" "y": return "joined"
        case _: return "other"
for v in (0, 1, 2, -1, 1.5, "a", "b", b"x", None, True, False, 3 + 4j, -25, "xy", 1.0, [], "zero"):
    print(repr(v), f(v))
