t = (1, 2)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: t[5])
attempt(lambda: t["a"])
attempt(lambda: t.index(9))
attempt(lambda: t.append(1))
attempt(lambda: t + [1])
attempt(lambda: t + 1)
attempt(lambda: hash(([],)))
attempt(lambda: {([1],): 1})
attempt(lambda: tuple(5))
attempt(lambda: tuple(1, 2))
attempt(lambda: t())
attempt(lambda: t.indexx(1))
def set_item(): t[0] = 1
def del_item(): del t[0]
def set_attr(): t.x = 1
for f in (set_item, del_item, set_attr):
    attempt(f)
