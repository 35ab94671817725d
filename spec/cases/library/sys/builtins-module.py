import builtins
from builtins import len as length, print as show
import sys
show(length([1, 2]), builtins.max(3, 4), builtins.__name__, builtins.int is int, builtins.ValueError is ValueError)
print(hasattr(builtins, "sorted"), getattr(builtins, "abs")(-3), sys.modules["builtins"] is builtins)
print(sorted(n for n in ("print", "no_such_name", "zip") if n in dir(builtins)))
try:
    builtins.no_such_name
except AttributeError as error:
    print(error)
