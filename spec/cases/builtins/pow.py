print(pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(2.0, 0.5) == 2 ** 0.5, pow(0, 0), pow(base=2, exp=5), pow(3, 4, mod=7), pow(-2, 3), pow(True, 5), pow(10, 20), pow(-7, 2, 5), pow(2, 10 ** 6, 97))
for bad in (lambda: pow(0, -1), lambda: pow(2, 3, 0), lambda: pow("a", 2), lambda: pow(2, 1.5, 3), lambda: pow(2, -1, 2), lambda: pow(2), lambda: pow(), lambda: pow(1, 2, 3, 4)):
    try:
        bad()
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
