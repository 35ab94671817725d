import traceback


def outer(x):
    return inner(x) + 1


def inner(x):
    return 10 / x


try:
    outer(0)
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print(traceback.format_exception(e))
    print(traceback.format_exception(e, limit=1))
    print(traceback.format_exception(e, limit=-1))
    print(traceback.format_exception(type(e), e, e.__traceback__) == traceback.format_exception(e))
    print(traceback.format_exception_only(e), traceback.format_tb(e.__traceback__, 1))
print(traceback.format_exc())
print(traceback.format_exception(ValueError("q")), traceback.format_exception(None), traceback.format_exception_only(None))
print(traceback.format_exception_only(ValueError, ValueError("x")), traceback.format_exception_only(KeyError("k")))
for bad in (lambda: traceback.format_exception(3), lambda: traceback.print_last(), lambda: traceback.format_exception(ValueError("a"), 1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
