print(bool(), bool(0), bool(1), bool(""), bool(" "), bool([]), bool([0]), bool(None), bool(0.0), bool(-0.0), bool(0j), bool({}), bool(set()), bool(range(0)), bool(b""), bool(float("nan")), bool(object), bool(...), bool(print))
class L:
    def __len__(self): return 0
class B:
    def __bool__(self): return False
    def __len__(self): return 5
print(bool(L()), bool(B()), not L(), repr(True), str(False), int(True), True is bool(1))
try:
    class X(bool): pass
except TypeError as e:
    print(e)
