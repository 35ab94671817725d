import traceback


def load():
    try:
        {}["missing"]
    except KeyError as e:
        raise ValueError("bad config") from e


try:
    try:
        load()
    finally:
        1 / 0
except ZeroDivisionError as e:
    print("".join(traceback.format_exception(e)))
    print("".join(traceback.format_exception(e, chain=False)))
try:
    try:
        load()
    except ValueError:
        raise RuntimeError("hidden context") from None
except RuntimeError:
    print(traceback.format_exc())
e = ValueError("noted")
e.add_note("first note")
e.add_note("second\nnote")
print("".join(traceback.format_exception(e)))
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("t")])
except ExceptionGroup:
    print(traceback.format_exc())
