from reprlib import recursive_repr, Repr


class MyList(list):
    @recursive_repr("<...>")
    def __repr__(self):
        "doc"
        return "<" + "|".join(map(repr, self)) + ">"


m = MyList("abc")
m.append(m)
m.append("x")
print(m, MyList.__repr__.__name__, MyList.__repr__.__doc__)


class Node:
    def __init__(self):
        self.next = None

    @recursive_repr()
    def __repr__(self):
        return f"Node({self.next!r})"


n = Node()
n.next = n
print(n)


class R(Repr):
    def repr_bytes(self, x, level):
        return f"<{len(x)} bytes>"


print(R().repr([b"abc", "d"]))
