# Building text: f-strings, join, split, replace, slices, and += in a loop.
def report(lines):
    parts = []
    for i in range(lines):
        name = f"item-{i:05d}"
        parts.append(f"{name}: {i * 3 % 101:>6} {name[::-1]!r}")
    text = "\n".join(parts)
    upper = 0
    for line in text.split("\n"):
        name, rest = line.split(": ")
        if rest.strip().startswith("1"):
            upper += len(name.upper().replace("ITEM", "x"))
    out = ""
    for i in range(lines):
        out += chr(97 + i % 26)
    return len(text), upper, len(out), out.count("abc"), text.find("item-09999")


print(report(20000))
