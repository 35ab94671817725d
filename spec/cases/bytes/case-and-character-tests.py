for make in (
    lambda: b'Hello World'.upper(),
    lambda: b'Hello'.lower(),
    lambda: b'hello world'.title(),
    lambda: b'hELLO'.capitalize(),
    lambda: b'Hello'.swapcase(),
    lambda: b'\xe9'.upper(),
    lambda: b'abc'.isalpha(),
    lambda: b'ab1'.isalnum(),
    lambda: b'123'.isdigit(),
    lambda: b''.isdigit(),
    lambda: b' \t\n'.isspace(),
    lambda: b'ABC'.isupper(),
    lambda: b'abC'.islower(),
    lambda: b'Hello World'.istitle(),
    lambda: b'Hello world'.istitle(),
    lambda: b'a\x7f'.isascii(),
    lambda: b'\x80'.isascii(),
    lambda: b''.isascii(),
    lambda: b'\xe9'.isalpha(),
    lambda: bytearray(b'aB').swapcase(),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
