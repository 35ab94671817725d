def f(*errors):
    try:
        raise ExceptionGroup("g", list(errors))
    except* ValueError as eg:
        print("values", eg.exceptions)
    except* (TypeError, KeyError) as eg:
        print("types or keys", repr(eg))
    else:
        print("else")
    finally:
        print("finally")
f(ValueError(1), TypeError(2), ValueError(3))
f(KeyError(1))
try:
    f(ValueError(1), OSError("rest"))
except ExceptionGroup as e:
    print("rest:", repr(e))
# expect: values (ValueError(1), ValueError(3))
# expect: types or keys ExceptionGroup('g', [TypeError(2)])
# expect: finally
# expect: types or keys ExceptionGroup('g', [KeyError(1)])
# expect: finally
# expect: values (ValueError(1),)
# expect: finally
# expect: rest: ExceptionGroup('g', [OSError('rest')])
