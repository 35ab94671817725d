import weakref
from weakref import WeakMethod, ref


class Node:
    def __init__(self, v):
        self.v = v

    def show(self):
        return f"node {self.v}"


n = Node(1)
r = ref(n)
print(r() is n, r().v, r == ref(n), hash(r) == hash(n), type(r).__name__)
m = WeakMethod(n.show)
print(m()(), m() == n.show, ref(n, lambda _: None).__callback__ is not None, r.__callback__)
print(isinstance(r, weakref.ReferenceType), {r: 1}[ref(n)], ref[Node])
for bad in (lambda: ref(3), lambda: ref([1]), lambda: ref("a"), lambda: ref(None), lambda: WeakMethod(3), lambda: ref()):
    try:
        print(bad())
    except TypeError as e:
        print(str(e)[:60])


class Tree:
    def __init__(self, parent=None):
        self._parent = ref(parent) if parent is not None else None

    @property
    def parent(self):
        return self._parent() if self._parent else None


root = Tree()
child = Tree(root)
print(child.parent is root, root.parent)
