def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: (256).to_bytes(1))  # expect: OverflowError int too big to convert
attempt(lambda: (-1).to_bytes(1))  # expect: OverflowError can't convert negative int to unsigned
attempt(lambda: (128).to_bytes(1, signed=True))  # expect: OverflowError int too big to convert
attempt(lambda: (1).to_bytes(-1))  # expect: ValueError length argument must be non-negative
attempt(lambda: (1).to_bytes(1, "middle"))  # expect: ValueError byteorder must be either 'little' or 'big'
attempt(lambda: int.from_bytes("ab"))  # expect: TypeError cannot convert 'str' object to bytes
attempt(lambda: int.from_bytes([256]))  # expect: ValueError bytes must be in range(0, 256)
attempt(lambda: int.from_bytes(b"", "big"))  # expect: 0
