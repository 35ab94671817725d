for make in (
    lambda: bytes(),
    lambda: bytes(3),
    lambda: bytes([1, 2, 255]),
    lambda: bytes(range(3)),
    lambda: bytes('é', 'utf-8'),
    lambda: bytes('é', encoding='latin-1'),
    lambda: bytes('é', 'ascii', 'ignore'),
    lambda: bytes('é'),
    lambda: bytes([256]),
    lambda: bytes([-1]),
    lambda: bytes(['a']),
    lambda: bytes(-1),
    lambda: bytes(1.5),
    lambda: bytes(None),
    lambda: bytes(b'x', 'utf-8'),
    lambda: bytes(5, 'utf-8'),
    lambda: bytes(bytearray(b'ab')),
    lambda: bytes(memoryview(b'abc')[1:]),
    lambda: bytes({1, 2}),
    lambda: bytes(iter([65, 66])),
    lambda: bytes(source=b'q'),
    lambda: bytearray('ab', 'utf-16-le'),
    lambda: bytearray(3),
    lambda: bytes(True),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
