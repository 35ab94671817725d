try:
    raise ExceptionGroup("1", [ExceptionGroup("2", [ExceptionGroup("3", [ValueError("deep"), KeyError("k")]), ValueError("mid")]), TypeError("top")])
except* ValueError as eg:
    print(repr(eg))
except* KeyError as eg:
    print(repr(eg))
except* Exception as eg:
    print(repr(eg))
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
