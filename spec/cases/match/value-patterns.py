class Color:
    RED = 1
    GREEN = "g"
    class Deep: BLUE = (1, 2)
import math
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case Color.Deep.BLUE: return "blue"
        case math.pi: return "pi"
        case {Color.GREEN: v}: return f"keyed {v}"
        case [Color.RED, *r]: return f"red list {r}"
for v in (1, "g", (1, 2), math.pi, {"g": 5}, [1, 2], 99, 1.0, True):
    print(f(v))
try:
    match 1:
        case Color.NOPE: pass
except AttributeError as e:
    print(e)
