# find, index, count and their kin take bytes or one byte as an int.
for make in (
    lambda: b'abcabc'.find(b'c'),
    lambda: b'abcabc'.find(99),
    lambda: b'abcabc'.rfind(b'c'),
    lambda: b'abcabc'.find(b'c', 3),
    lambda: b'abcabc'.find(b'c', 0, 2),
    lambda: b'abcabc'.index(b'z'),
    lambda: b'abcabc'.rindex(97),
    lambda: b'abcabc'.count(b'bc'),
    lambda: b'abcabc'.count(97),
    lambda: b'abc'.count(b''),
    lambda: b'abc'.find(b''),
    lambda: b'abc'.find(b'', 4),
    lambda: b'abc'.find(256),
    lambda: b'abc'.find('a'),
    lambda: 98 in b'abc',
    lambda: b'bc' in b'abc',
    lambda: 300 in b'abc',
    lambda: 'a' in b'abc',
    lambda: b'abc'.startswith(b'ab'),
    lambda: b'abc'.startswith((b'x', b'a')),
    lambda: b'abc'.endswith(b'c', 0, 2),
    lambda: b'abc'.startswith('a'),
    lambda: b'abc'.rindex(b'q'),
    lambda: b'abc'.find(b'b', -2),
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
