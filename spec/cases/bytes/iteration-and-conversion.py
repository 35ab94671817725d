print([f"{x:02x}" for x in b"az\xff"], bytes(x ^ 1 for x in b"abc"), dict(zip(b"ab", "xy")), int.from_bytes(b"\x00\x10", "big"), b"".join(bytes([c]) for c in b"hi"), list(reversed(b"abc")), sorted(b"cab"), tuple(b""))
# expect: ['61', '7a', 'ff'] b'`cb' {97: 'x', 98: 'y'} 16 b'hi' [99, 98, 97] [97, 98, 99] ()
