def f(x):
    match x:
        case (1 | 2) as n: return f"small {n}"
        case [1 | 2 as a, (3 | 4) as b] as whole: return f"{a} {b} {whole}"
        case {"a": int() | str() as v} | {"b": v}: return f"v {v}"
        case (str() as s) | [str() as s]: return f"s {s}"
        case ("x", y) | (y, "x"): return y
for v in (1, [2, 3], {"a": 5}, {"b": None}, {"a": 1.5}, "q", ["w"], ("x", 1), (1, "x"), [5, 6]):
    print(f(v))
