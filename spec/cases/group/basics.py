g = ExceptionGroup("several", [ValueError("a"), TypeError("b")])
print(g, repr(g), g.message, g.exceptions, g.args[0], isinstance(g, Exception), len(g.exceptions))
nested = ExceptionGroup("outer", [g, KeyError("k")])
print(nested, repr(nested))
b = BaseExceptionGroup("base", [KeyboardInterrupt()])
print(type(b).__name__, type(BaseExceptionGroup("e", [ValueError()])).__name__, isinstance(b, Exception))
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
attempt(lambda: ExceptionGroup("m", []))
attempt(lambda: ExceptionGroup("m", [5]))
attempt(lambda: ExceptionGroup("m"))
attempt(lambda: ExceptionGroup(5, [ValueError()]))
attempt(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
attempt(lambda: ExceptionGroup("m", 5))
attempt(lambda: ExceptionGroup("m", (ValueError("t"),)))
