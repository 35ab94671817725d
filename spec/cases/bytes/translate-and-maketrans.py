for make in (
    lambda: b'hello'.translate(bytes.maketrans(b'el', b'ip')),
    lambda: b'hello'.translate(None, b'l'),
    lambda: b'hello'.translate(bytes.maketrans(b'h', b'j'), b'l'),
    lambda: b'hello'.translate(None, delete=b'eo'),
    lambda: b'x'.translate(b'short'),
    lambda: bytes.maketrans(b'ab', b'c'),
    lambda: len(bytes.maketrans(b'', b'')),
    lambda: bytearray(b'abc').translate(bytes.maketrans(b'abc', b'xyz')),
    lambda: b'abc'.translate('abc'),
    lambda: b'abc'.translate(None),
    lambda: bytes.maketrans('a', 'b'),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
