try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("second")
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("second") from e
except KeyError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second") from None
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    raise ValueError from TypeError
except ValueError as e:
    print(repr(e.__cause__))
# expect: ZeroDivisionError('division by zero') None False
# expect: ZeroDivisionError('division by zero') True True
# expect: None ZeroDivisionError('division by zero') True
# expect: TypeError()
