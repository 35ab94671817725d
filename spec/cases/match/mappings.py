def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": "rect", "w": w, "h": h, **rest}: return f"rect {w}x{h} {rest}"
        case {"k": [a, {"deep": d}]}: return f"deep {a} {d}"
        case {1: one, None: n}: return f"{one} {n}"
        case {"only": _}: return "has only"
        case {**everything} if everything: return f"everything {everything}"
        case {}: return "any mapping"
        case _: return "no mapping"
for v in ({"type": "circle", "r": 2, "x": 0}, {"type": "rect", "w": 1, "h": 2, "c": "red"}, {"type": "rect", "w": 1}, {"k": [1, {"deep": 2}]}, {1: "a", None: "b"}, {"only": 0}, {}, [], {1.0: "f"}):
    print(f(v))
