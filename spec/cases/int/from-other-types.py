print(int(), int(3.9), int(-3.9), int(True), int(1e20), int(-0.0), int(2 ** 60 + 0.5))
class A:
    def __int__(self): return 5
class B:
    def __index__(self): return 6
class C:
    pass
print(int(A()), int(B()))
try:
    print(int(C()))
except TypeError as e:
    print(e)
class D:
    def __int__(self): return "x"
try:
    int(D())
except TypeError as e:
    print(e)
# expect: 0 3 -3 1 100000000000000000000 0 1152921504606846976
# expect: 5 6
# expect: int() argument must be a string, a bytes-like object or a real number, not 'C'
# expect: __int__ returned non-int (type str)
