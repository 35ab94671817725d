from collections import deque, OrderedDict, defaultdict, Counter, ChainMap, UserDict, UserList, UserString, namedtuple
P = namedtuple("P", "x y")
def kind(value):
    match value:
        case P(x=0, y=y):
            return f"P on the axis at {y}"
        case {"k": v, **rest}:
            return f"mapping {v} {rest}"
        case [a, *rest]:
            return f"sequence {a} {list(rest)}"
        case []:
            return "empty"
        case _:
            return "other"
for value in (P(0, 5), P(1, 2), deque([1, 2]), deque(), OrderedDict(k=1), defaultdict(int, k=2, z=3), Counter("k"), ChainMap({"k": 4}), UserDict(k=5), UserList([7, 8]), UserString("ab"), "ab", {1, 2}, iter([1])):
    print(kind(value))
