print(float("1.5"), float("  -2e3 "), float("1_0.5"), float("inf"), float("-Infinity"), float("NaN"), float("+.5"), float("5."), float("1e5"))
print(float(), float(3), float(True), float("٣.٥"), float(b"2.5"), float("1e400"), float("1e-400"))
def attempt(x):
    try:
        print(float(x))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for bad in ("", "abc", "1.5.2", "1e", "0x1p3", "1__0.0", ".", "- 1", "infinit", b"x", None, [], 1j, "1,5"):
    attempt(bad)
