def f(v):
    match v:
        case bool(b): return f"bool {b}"
        case int(i) | float(i): return f"num {i}"
        case str(s): return f"str {s}"
        case bytes(b): return f"bytes {b}"
        case tuple(t): return f"tuple {t}"
        case list([x, *_] as l): return f"list {x} {l}"
        case dict(d): return f"dict {d}"
        case set(s) | frozenset(s): return f"set {s}"
        case list(): return "empty list"
        case None: return "None"
        case type(): return "type"
for v in (True, 3, 2.5, "s", b"b", (1,), [9, 8], [], {"a": 1}, {1}, frozenset([2]), None, int):
    print(f(v))
