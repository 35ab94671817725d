import array
import collections
import reprlib


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


r = reprlib.Repr(maxlevel=2, maxlist=2, maxtuple=2, maxset=2, maxfrozenset=2, maxdeque=2, maxarray=2, maxdict=2, maxstring=12, maxlong=10, maxother=12, fillvalue="~")
for value in ([1, 2, 3], (1, 2, 3), (1,), {1, 2, 3}, set(), frozenset({1, 2, 3}), collections.deque([1, 2, 3]), array.array("i", [1, 2, 3]), {1: 1, 2: 2, 3: 3}, "x" * 30, 10 ** 30, [[[1]]], {"a": {"b": {}}}, range(10 ** 9), 1.5):
    print(r.repr(value))
print(r.repr_list([1, 2, 3], 1), r.repr_tuple((1, 2), 0), r.repr_set({1}, 1), r.repr_frozenset(frozenset(), 1), r.repr_deque(collections.deque(), 1), r.repr_array(array.array("i"), 1), r.repr_dict({}, 1), r.repr_str("a" * 20, 1), r.repr_int(5, 1))
print(r.repr1([1], 1), r.repr1(5, 0), reprlib.repr("y" * 60), reprlib.aRepr.maxstring, reprlib.Repr(indent=2).repr([1, [2]]), reprlib.Repr(indent="->").repr({"a": 1}))


class Odd:
    def __repr__(self):
        return 1 / 0


class Long:
    def __repr__(self):
        return "<" + "long" * 20 + ">"


print(r.repr_instance(Long(), 1), r.repr(Odd())[:10], reprlib.repr(Long()))


class Node:
    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        return f"Node({self.child!r})"


node = Node()
node.child = node
print(node)
attempt(reprlib.Repr, 5)
attempt(r.repr)
