import sys
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
try:
    deep(600)
except RecursionError as e:
    print("RecursionError", e)
print(deep(300))
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
print(sys.intern("name") is sys.intern("name"))
try:
    sys.intern(3)
except TypeError as e:
    print(e)
print(sys.getsizeof([]) > 0, sys.getsizeof("x" * 1000) > sys.getsizeof("x"), isinstance(sys.getsizeof(1), int))
print(isinstance(sys.argv, list), "sys" in sys.modules, sys.modules["sys"] is sys, sys.modules[__name__].sys is sys)
print(hasattr(sys, "nonsense"), isinstance(sys.platform, str))
