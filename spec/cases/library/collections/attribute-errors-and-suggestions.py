from collections import deque, OrderedDict, defaultdict, Counter, namedtuple
P = namedtuple("P", "first second")
for make in (lambda: deque().push(1), lambda: OrderedDict().last, lambda: defaultdict().factory, lambda: Counter().most, lambda: P(1, 2).third, lambda: P.fourth):
    try:
        make()
    except AttributeError as e:
        print(e)
for target in (deque(), defaultdict(), P(1, 2)):
    try:
        target.extra = 1
    except AttributeError as e:
        print(e)
