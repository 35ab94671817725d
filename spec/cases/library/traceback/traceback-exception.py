import traceback


def f(n):
    if n == 0:
        raise ValueError("deep")
    f(n - 1)


try:
    f(6)
except ValueError as e:
    te = traceback.TracebackException.from_exception(e)
print("".join(te.format()))
print(str(te), te.exc_type_str, len(te.stack), list(te.format_exception_only()), te.__cause__, te.__context__)
try:
    try:
        f(0)
    except ValueError as e:
        raise KeyError("outer") from e
except KeyError as e:
    te = traceback.TracebackException.from_exception(e)
print(str(te.__cause__), te.__suppress_context__, len(list(te.format(chain=False))), te == te)
try:
    compile
    int("x" * 3)
except ValueError as e:
    print("".join(traceback.TracebackException(type(e), e, None).format()))
