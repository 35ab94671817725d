def attempt(f):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
attempt(lambda: 1 / 0)  # expect: ZeroDivisionError division by zero
attempt(lambda: 1 // 0)  # expect: ZeroDivisionError integer division or modulo by zero
attempt(lambda: 1 % 0)  # expect: ZeroDivisionError integer modulo by zero
attempt(lambda: divmod(1, 0))  # expect: ZeroDivisionError integer division or modulo by zero
attempt(lambda: 10 ** 30 // 0)  # expect: ZeroDivisionError integer division or modulo by zero
attempt(lambda: 10 ** 30 % 0)  # expect: ZeroDivisionError integer modulo by zero
attempt(lambda: 10 ** 30 / 0)  # expect: ZeroDivisionError division by zero
attempt(lambda: 0 ** -1)  # expect: ZeroDivisionError 0.0 cannot be raised to a negative power
attempt(lambda: True / False)  # expect: ZeroDivisionError division by zero
attempt(lambda: 10 ** 400 / 3)  # expect: OverflowError integer division result too large for a float
attempt(lambda: pow(2, 3, 0))  # expect: ValueError pow() 3rd argument cannot be 0
