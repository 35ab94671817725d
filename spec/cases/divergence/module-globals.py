# divergence: module-globals
# imports: math, builtins
print(sorted(globals()), __name__)
import math
print([name for name in ("__file__", "__loader__", "__spec__", "__builtins__", "__name__") if hasattr(math, name)])
import builtins
builtins.shout = str.upper
try:
    print(shout("a"))
except NameError as error:
    print(error)
