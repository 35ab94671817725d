src_total = 0
def f():
    a0, a1, a2, a3, a4, a5, a6, a7, a8, a9 = range(10)
    b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 = range(10, 20)
    c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 = range(20, 30)
    d0, d1, d2, d3, d4, d5, d6, d7, d8, d9 = range(30, 40)
    e0, e1, e2, e3, e4, e5, e6, e7, e8, e9 = range(40, 50)
    total = a0 + a9 + b0 + b9 + c0 + c9 + d0 + d9 + e0 + e9
    return total, len(locals()), sum(locals().values())
print(f())
big = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50]
d = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12, "m": 13, "n": 14, "o": 15, "p": 16, "q": 17, "r": 18, "s": 19}
print(sum(big), len(big), sum(d.values()), "".join(d), 1000001, 1000002, 1e10, 2e10, "unusual constant text", b"unusual bytes")
