def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case (1, b): return f"starts with 1, {b}"
        case [a, *rest, z] if len(rest) > 2: return f"long {a} {rest} {z}"
        case [*init, last] if last == "end": return f"end {init}"
        case [a, [b, *c]]: return f"nested {a} {b} {c}"
        case [_, *_]: return "some"
        case _: return "not a sequence"
for v in ([], [1], (1, 2), [1, 2, 3, 4, 5], ["a", "end"], [0, [1, 2, 3]], [5, 6, 7], "abc", b"ab", {1: 2}, range(2), {1, 2}, (x for x in "ab"), bytearray(b"ab")):
    print(f(v))
