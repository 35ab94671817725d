def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: range())
attempt(lambda: range(1.5))
attempt(lambda: range("a"))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range(3)[3])
attempt(lambda: range(3)[-4])
attempt(lambda: range(3)["a"])
attempt(lambda: range(3).index(7))
attempt(lambda: range(3).index("x"))
attempt(lambda: range(3) + range(2))
attempt(lambda: range(stop=3))
attempt(lambda: range(None))
attempt(lambda: range(3).append(1))
def set_item():
    r = range(3)
    r[0] = 5
attempt(set_item)
def set_attr():
    range(3).start = 5
attempt(set_attr)
