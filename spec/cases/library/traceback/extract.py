import traceback


def a():
    b()


def b():
    raise KeyError("k")


try:
    a()
except KeyError as e:
    summary = traceback.extract_tb(e.__traceback__)
    print(summary, type(summary).__name__, isinstance(summary, list))
    for frame in summary:
        print(frame.lineno, frame.name, frame.line, frame.filename.endswith("extract.py"), frame.colno, frame.end_colno)
    print(tuple(summary[-1])[1:], summary[0][2], len(summary[0]), [line for _, line in traceback.walk_tb(e.__traceback__)])
    print("".join(summary.format()), "".join(traceback.format_list(summary[:1])))
    filename, lineno, name, line = summary[-1]
    print(lineno, name, line)
print(traceback.format_list([("a.py", 1, "f", "x = 1"), ("a.py", 2, "g", "")]))
print(traceback.FrameSummary("a", 1, "f", line="  zz  \n").line, traceback.FrameSummary("a", 1, "f") == traceback.FrameSummary("a", 1, "f"), traceback.FrameSummary("q.py", 3, "g"))
print(traceback.StackSummary.from_list([("a.py", 1, "f", "x")] * 6).format())
