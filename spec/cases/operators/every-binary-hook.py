NAMES = "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split()


def hook(name):
    def method(self, *args):
        return f"{name}({', '.join(type(a).__name__ for a in args)})"

    return method


Hooks = type("Hooks", (), {f"__{p}{n}__": hook(p + n) for n in NAMES for p in ("", "r", "i")})
h = Hooks()
print(h + 1, h - 1, h * 1, h / 1, h // 1, h % 1, divmod(h, 1), h**1, h << 1, h >> 1, h & 1, h | 1, h ^ 1, h @ 1, sep="\n")
print(1 + h, 1 - h, 1 * h, 1 / h, 1 // h, 1 % h, divmod(1, h), 1**h, 1 << h, 1 >> h, 1 & h, 1 | h, 1 ^ h, 1 @ h, sep="\n")
for symbol in "+ - * / // % ** << >> & | ^ @".split():
    namespace = {"x": h}
    x = h
    match symbol:
        case "+":
            x += 1
        case "-":
            x -= 1
        case "*":
            x *= 1
        case "/":
            x /= 1
        case "//":
            x //= 1
        case "%":
            x %= 1
        case "**":
            x **= 1
        case "<<":
            x <<= 1
        case ">>":
            x >>= 1
        case "&":
            x &= 1
        case "|":
            x |= 1
        case "^":
            x ^= 1
        case "@":
            x @= 1
    print(symbol, x)
print(pow(h, 2), pow(h, 2, 3))
