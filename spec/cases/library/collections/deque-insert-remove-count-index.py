from collections import deque
d = deque("abcde")
d.insert(2, "X")
d.insert(-1, "Y")
d.insert(100, "Z")
d.insert(-100, "A")
d.insert(0, "0")
print(d)
d.remove("X")
print("".join(d), d.count("c"), d.count("q"), d.index("c"), d.index("e", 3), d.index("c", -5), "c" in d, "q" in d)
for make in (lambda: d.remove("q"), lambda: d.index("q"), lambda: d.index("c", 5), lambda: d.index("a", 0, 1), lambda: d.index("a", "b"), lambda: d.insert(1)):
    try:
        make()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
d = deque([1, 1.0, True, "1"])
print(d.count(1), d.index(True), 1.0 in d)
