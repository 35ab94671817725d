def attempt(f):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
attempt(lambda: 1.0 / 0)
attempt(lambda: 1 / 0.0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: divmod(1.0, 0.0))
attempt(lambda: 0.0 ** -1)
attempt(lambda: 0 ** -1.5)
attempt(lambda: 1e200 ** 2)
attempt(lambda: float(10 ** 400))
attempt(lambda: 1.0 + 10 ** 400)
attempt(lambda: int(float("inf")))
attempt(lambda: round(float("nan")))
attempt(lambda: round(float("inf"), 2))
attempt(lambda: 2.0 ** 5000)
