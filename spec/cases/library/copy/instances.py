import copy


class Node:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)
        self.parent = None
        for child in self.children:
            child.parent = self


root = Node("root", [Node("a", [Node("b")]), Node("c")])
other = copy.deepcopy(root)
print(other.children[0].parent is other, other.children[0].children[0].value, other is root)
other.children[0].value = "changed"
print(root.children[0].value)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


s = Slotted()
t = copy.deepcopy(s)
t.a.append(2)
print(s.a, t.a, hasattr(t, "b"))
u = copy.copy(s)
print(u.a is s.a)


class Both(Slotted):
    pass


w = Both()
w.extra = [5]
v = copy.deepcopy(w)
print(v.a, v.extra, v.extra is w.extra)


class Calls:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)
        self.args = args


print(copy.copy(Calls(1, 2)).args)


class Stack(list):
    pass


st = Stack([1, [2]])
st.name = ["n"]
sc, sd = copy.copy(st), copy.deepcopy(st)
print(type(sc).__name__, sc, sc.name is st.name, sc[1] is st[1], sd, sd.name, sd[1] is st[1], type(sd).__name__)


class D(dict):
    pass


dd = D(a=[1])
print(copy.copy(dd), type(copy.copy(dd)).__name__, copy.deepcopy(dd)["a"] is dd["a"])


class T(tuple):
    pass


tt = T([1, [2]])
print(copy.copy(tt), type(copy.deepcopy(tt)).__name__, copy.deepcopy(tt)[1] is tt[1])


class I(int):
    pass


i = I(5)
i.unit = "m"
print(copy.copy(i), copy.deepcopy(i).unit, type(copy.copy(i)).__name__)


class S(set):
    pass


print(copy.copy(S({1})), type(copy.deepcopy(S({1}))).__name__)
