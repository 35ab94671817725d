for make in (
    lambda: b'ab'.center(7),
    lambda: b'ab'.center(7, b'*'),
    lambda: b'ab'.ljust(5, b'.'),
    lambda: b'ab'.rjust(5),
    lambda: b'-42'.zfill(6),
    lambda: b'+1'.zfill(4),
    lambda: b'42'.zfill(1),
    lambda: b'  x '.strip(),
    lambda: b'xxaxx'.strip(b'x'),
    lambda: b'xyaxy'.lstrip(b'xy'),
    lambda: b'xyaxy'.rstrip(b'yx'),
    lambda: b'\t\n x\x0b'.strip(),
    lambda: b'a\tb'.expandtabs(4),
    lambda: b'a\t\tb'.expandtabs(),
    lambda: b'ab'.center(5, b'**'),
    lambda: b'ab'.center(5, '*'),
    lambda: b'ab'.strip('a'),
    lambda: bytearray(b'ab').rjust(4, b'0'),
    lambda: bytearray(b'ab').strip(b'a'),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
