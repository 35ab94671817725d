from collections import OrderedDict
for make in (lambda: OrderedDict(1), lambda: OrderedDict([1, 2]), lambda: OrderedDict([(1,)]), lambda: OrderedDict([(1, 2, 3)]), lambda: OrderedDict([], []), lambda: hash(OrderedDict()), lambda: OrderedDict() | [1], lambda: OrderedDict()["q"], lambda: OrderedDict().update(1, 2)):
    try:
        make()
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
