for make in (
    lambda: bytes.fromhex('00ff 7f'),
    lambda: bytes.fromhex('0'),
    lambda: bytes.fromhex('zz'),
    lambda: bytes.fromhex('a b'),
    lambda: bytes.fromhex(' 12\n34 '),
    lambda: b'\x00\xff'.hex(),
    lambda: b'abcdef'.hex('-'),
    lambda: b'abcdef'.hex(':', 2),
    lambda: b'abcde'.hex('_', -2),
    lambda: b'abc'.hex(b'.'),
    lambda: b'abc'.hex('--'),
    lambda: bytearray.fromhex('61'),
    lambda: memoryview(b'ab').hex(),
    lambda: bytes.fromhex(b'61'),
    lambda: b''.hex(':'),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
