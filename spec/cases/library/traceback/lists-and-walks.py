import traceback


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def outer():
    inner()


def inner():
    raise ValueError("deep")


try:
    outer()
except ValueError as caught:
    error = caught
summary = traceback.extract_tb(error.__traceback__)
print([frame.name for frame in summary], summary[0].lineno > 0, summary[-1].line, summary[0].end_lineno is None or summary[0].end_lineno > 0, summary[0].locals)
traceback.print_list([("file.py", 3, "function", "code()")], file=__import__("sys").stdout)
print(traceback.format_list([("file.py", 3, "function", "code()"), traceback.FrameSummary("f", 1, "n", line="x")]))
print(traceback.StackSummary.from_list([("f", 1, "n", "x = 1")]).format(), traceback.StackSummary.from_list([("f", 1, "n", "x")]).format_frame_summary(traceback.FrameSummary("f", 1, "n", line="y")))
whole = traceback.TracebackException.from_exception(error)
print(whole.exc_type_str, list(whole.format_exception_only()), str(whole), whole == traceback.TracebackException.from_exception(error))
print(traceback.format_exception_only(error), traceback.format_exception_only(ValueError, ValueError("x")), traceback.format_exception(None), traceback.format_exception_only(SyntaxError("bad", ("f", 1, 2, "x y\n"))))
traceback.clear_frames(error.__traceback__)
print(len(list(traceback.walk_tb(error.__traceback__))), traceback.format_exc())
attempt(traceback.format_exception, 5)
attempt(traceback.TracebackException.from_exception, 5)
