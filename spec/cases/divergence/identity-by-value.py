# divergence: identity-by-value
a, b = 10**20, 10**19 * 10
print(a is b, id(a) == id(b), 1 is 1.0, 0.0 is -0.0, True is 1)
print("".join(["a", "b"]) is "ab", bytes([1, 2]) is b"\x01\x02", 2.5 * 2 is 5.0)
nan, other = float("nan"), float("inf") - float("inf")
print(nan is other, nan == other, [nan] == [other], nan in {other}, len({nan, other}))
print([] is [], () is tuple([]), object() is object())
