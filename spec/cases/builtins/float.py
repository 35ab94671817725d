print(float(), float(5), float("1e3"), float(" 2 "), float(True), float("-inf"), float("nan"))
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __float__(self): return "x"
print(float(F()), float(I()))
for bad in (lambda: float("x"), lambda: float(Bad()), lambda: float(None), lambda: float([]), lambda: float(1, 2), lambda: float(10 ** 400)):
    try:
        bad()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: 0.0 5.0 1000.0 2.0 1.0 -inf nan
# expect: 2.5 7.0
# expect: ValueError could not convert string to float: 'x'
# expect: TypeError Bad.__float__ returned non-float (type str)
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: TypeError float expected at most 1 argument, got 2
# expect: OverflowError int too large to convert to float
