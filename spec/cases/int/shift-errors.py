def attempt(f):
    try:
        print(f())
    except (ValueError, OverflowError, MemoryError) as e:
        print(type(e).__name__, e)
attempt(lambda: 1 << -1)  # expect: ValueError negative shift count
attempt(lambda: 1 >> -1)  # expect: ValueError negative shift count
attempt(lambda: 0 << 10 ** 30)  # expect: 0
attempt(lambda: 5 >> 10 ** 30)  # expect: 0
attempt(lambda: -5 >> 10 ** 30)  # expect: -1
