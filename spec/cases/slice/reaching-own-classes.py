class Grid:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


g = Grid()
print(g[1:2], g[::2], g[:, 1], g[1:2, ..., None], g[()], g[1,], g[:])
g[1:] = "x"
g[0, :] = "y"
del g[::3], g[1]
g[1:2] += (3,)


class Index:
    def __index__(self):
        return 2


items = list(range(6))
print(items[Index():], items[:Index()], items[Index()], items[:: Index()])
for wrong in (lambda: items["a":], lambda: items[1.0:2], lambda: items[:: 0], lambda: items[None]):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)
