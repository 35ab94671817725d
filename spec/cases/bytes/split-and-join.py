for make in (
    lambda: b'a,b,,c'.split(b','),
    lambda: b' a  b '.split(),
    lambda: b'a,b,c'.split(b',', 1),
    lambda: b'a,b,c'.rsplit(b',', 1),
    lambda: b' a b c '.rsplit(None, 1),
    lambda: b'a=b=c'.partition(b'='),
    lambda: b'a=b=c'.rpartition(b'='),
    lambda: b'abc'.partition(b'x'),
    lambda: b'abc'.rpartition(b'x'),
    lambda: b'a\nb\r\nc\rd'.splitlines(),
    lambda: b'a\nb\n'.splitlines(True),
    lambda: b'-'.join([b'a', bytearray(b'b'), memoryview(b'c')]),
    lambda: b'-'.join([b'a', 'b']),
    lambda: b''.join(b'ab'),
    lambda: b'a'.split(b''),
    lambda: b'a'.split(','),
    lambda: bytearray(b'-').join([b'a', b'b']),
    lambda: b'aXbX'.replace(b'X', b'--'),
    lambda: b'aaaa'.replace(b'a', b'b', 2),
    lambda: b'ab'.replace(b'', b'.'),
    lambda: b'prefix-x'.removeprefix(b'prefix-'),
    lambda: b'x.py'.removesuffix(b'.py'),
    lambda: b'x'.removeprefix('x'),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
