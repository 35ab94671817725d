from collections import OrderedDict
def attempt(change):
    o = OrderedDict(a=1, b=2, c=3)
    try:
        for key in o:
            change(o, key)
        print("no error", o)
    except RuntimeError as e:
        print(e)
attempt(lambda o, k: o.update(d=4))
attempt(lambda o, k: o.pop(k))
attempt(lambda o, k: o.move_to_end(k))
attempt(lambda o, k: o.__setitem__(k, 0))
attempt(lambda o, k: o.clear())
print(type(iter(OrderedDict())).__name__, type(OrderedDict().keys()).__name__, type(iter(OrderedDict().items())).__name__)
