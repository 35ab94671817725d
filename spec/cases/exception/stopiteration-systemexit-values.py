print(StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value, SystemExit(3).code, SystemExit().code, SystemExit("bye", 1).code, StopAsyncIteration("x").args, GeneratorExit().args)
try:
    raise SystemExit("caught me")
except SystemExit as e:
    print(e, e.code)
try:
    exit_code = 0
    raise SystemExit
except BaseException as e:
    print(type(e).__name__, e.code)
print(issubclass(SystemExit, Exception), issubclass(KeyboardInterrupt, Exception))
# expect: 5 None 1 3 None ('bye', 1) ('x',) ()
# expect: caught me caught me
# expect: SystemExit None
# expect: False False
