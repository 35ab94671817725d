import math
print(math.__name__, type(math).__name__, math.sqrt, math.sqrt.__name__, type(math.sqrt).__name__)
print(sorted(name for name in dir(math) if not name.startswith("_")))
try:
    math.square
except AttributeError as e:
    print(e)
