def ev(node):
    match node:
        case int() | float(): return node
        case ("neg", x): return -ev(x)
        case (op, l, r):
            a, b = ev(l), ev(r)
            match op:
                case "+": return a + b
                case "*": return a * b
                case _: raise ValueError(f"bad op {op!r}")
        case {"let": name, "be": value, "in": body}: return (name, ev(value), ev(body))
        case _: raise TypeError(f"bad node {node!r}")
print(ev(("+", 1, ("*", 2, ("neg", 3)))), ev({"let": "x", "be": 2, "in": ("+", 1, 1)}))
for bad in (("/", 1, 2), "x"):
    try:
        ev(bad)
    except (ValueError, TypeError) as e:
        print(e)
# expect: -5 ('x', 2, 2)
# expect: bad op '/'
# expect: bad node 'x'
