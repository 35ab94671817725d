def f(n):
    try:
        if n == 0: raise ValueError("0")
    except ValueError as e:
        raise TypeError("from except")
    else:
        raise KeyError("from else")
    finally:
        print("finally", n)
for n in (0, 1):
    try:
        f(n)
    except Exception as e:
        print(repr(e), repr(e.__context__))
# expect: finally 0
# expect: TypeError('from except') ValueError('0')
# expect: finally 1
# expect: KeyError('from else') None
