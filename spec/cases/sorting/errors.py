def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: sorted([1, "a", 2]))
attempt(lambda: sorted([None, 1]))
attempt(lambda: sorted([{}, {}]))
attempt(lambda: sorted([1, 2], key=5))
attempt(lambda: sorted([1, 2], key=lambda: 1))
attempt(lambda: sorted([1, 2], key=lambda x: 1 / 0))
attempt(lambda: sorted(5))
attempt(lambda: sorted([1], reverse="x"))
attempt(lambda: sorted([1, 2], lambda x: x))
attempt(lambda: [3, "a", 1].sort())
attempt(lambda: sorted([1j, 2]))
attempt(lambda: sorted([[1], ["a"]]))
attempt(lambda: sorted([("a", 1), ("a", None)]))
a = [3, 1, 2]
def bad(x):
    if x == 2: raise ValueError("key failed")
    return x
try:
    a.sort(key=bad)
except ValueError as e:
    print(e, a)
