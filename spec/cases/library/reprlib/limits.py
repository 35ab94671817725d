import reprlib
from reprlib import Repr, repr as short

print(short(list(range(100))), short("x" * 100), short(set(range(20))), short({i: i * i for i in range(10)}))
print(short((1,)), short(tuple(range(9))), short(10**60), short([[[[[[[[1]]]]]]]]), short(frozenset({1})), short(set()), short({}))
r = Repr(maxlist=2, maxstring=10, maxlevel=2, maxdict=1, fillvalue="~")
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"), r.repr([[[[1]]]]), r.repr({"b": 1, "a": 2}), r.repr({1: {2: {3: 4}}}))


class A:
    def __repr__(self):
        return "A" * 50


class B:
    def __repr__(self):
        raise ValueError


print(short(A()), short(B())[:12])
from collections import deque

print(short(deque(range(10))), short(deque(range(10), 5)))
