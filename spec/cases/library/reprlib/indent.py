from reprlib import Repr

data = [1, {"b": 2, "a": [3, 4]}, (5,), set()]
for indent in (None, 2, "--> "):
    print(Repr(indent=indent).repr(data))
for bad in (-1, 1.5):
    try:
        Repr(indent=bad).repr([1, 2])
    except Exception as e:
        print(type(e).__name__, e)
