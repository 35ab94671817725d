name, n, x = "Bob", 42, 3.14159
print(f"{name} {n} {x}", f"{n + 1}", f"{name.upper()}", f"{{}} {{{n}}}", f"{n!r} {name!r} {name!s} {name!a}", f"{'nested'}", F"{n}", rf"\{n}\n")
print(f"{n:5d}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{x:.2f}|{x:8.3f}|{x:e}", f"{name:>10}|{name:*^9}|{name:.2}")
print(f"{(lambda v: v * 2)(3)}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{1 if n else 2}", f"{n:{5}}", f"{x:{6}.{2}}", f"{n:{'>'}{8}}")
