print(b"abc", b'a"b', b"it's", b'''x
y''')  # expect: b'abc' b'a"b' b"it's" b'x\ny'
print(b"\x00\xff\101\n\t\\", b"a" b"b")  # expect: b'\x00\xffA\n\t\\' b'ab'
print(b"\x41\x7a\a\b\f\v\r\'\"")  # expect: b'Az\x07\x08\x0c\x0b\r\'"'
