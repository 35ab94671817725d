import sys
for args in ((), (0,), (3,), ("message",), (None,)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e), e.code)
try:
    print("before")
    sys.exit(4)
finally:
    print("finally")
