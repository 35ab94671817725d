# Convert both ways, validate, sort a list of kings.
VALUES = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]

def to_roman(n):
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"expected int, got {type(n).__name__}")
    if not 0 < n < 4000:
        raise ValueError(f"{n} is out of range")
    out = []
    for value, letters in VALUES:
        count, n = divmod(n, value)
        out.append(letters * count)
    return "".join(out)

def from_roman(text):
    digits = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for a, b in zip(text, text[1:] + " "):
        try:
            total += -digits[a] if digits.get(b, 0) > digits[a] else digits[a]
        except KeyError as e:
            raise ValueError(f"bad digit {e} in {text!r}") from None
    if not text or to_roman(total) != text:
        raise ValueError(f"{text!r} is not a proper numeral")
    return total

for n in (1, 4, 9, 14, 40, 90, 400, 1066, 1994, 2024, 3999):
    r = to_roman(n)
    print(f"{n:>5} {r:<12} {from_roman(r)}")
assert all(from_roman(to_roman(n)) == n for n in range(1, 4000, 7))
for bad in (0, 4000, -1, "5", True, 2.0):
    try:
        to_roman(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, "-", e)
for bad in ("IIII", "IC", "", "ABC", "VX", "MCMXCIV "):
    try:
        print(from_roman(bad))
    except ValueError as e:
        print(e)
kings = ["Louis XIV", "Louis IX", "Philippe II", "Charles V", "Louis XVI", "Philippe VI"]
print(sorted(kings, key=lambda k: (k.split()[0], from_roman(k.split()[1]))))
print(max(range(1, 100), key=lambda n: len(to_roman(n))), sum(len(to_roman(n)) for n in range(1, 101)))
