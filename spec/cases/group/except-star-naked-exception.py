try:
    raise ValueError("alone")
except* ValueError as eg:
    print(repr(eg))  # expect: ExceptionGroup('', (ValueError('alone'),))
try:
    try:
        raise KeyError("unmatched")
    except* ValueError:
        print("no")
except KeyError as e:
    print("plain", repr(e))  # expect: plain KeyError('unmatched')
try:
    print("fine")  # expect: fine
except* Exception:
    print("never")
else:
    print("else ran")  # expect: else ran
