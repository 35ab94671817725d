print((10).bit_length(), (0).bit_length(), (-1).bit_length(), (2 ** 100).bit_length(), (255).bit_count(), (-255).bit_count())
print((5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (5).as_integer_ratio(), (5).is_integer())
print((258).to_bytes(2, "big"), (258).to_bytes(2, "little"), (5).to_bytes(), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(0))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"), int.from_bytes(b"\xff\xfe", signed=True), int.from_bytes([1, 0]))
print((3).__add__(4), (3).__add__("x"), (7).__floordiv__(2), (7).__rsub__(10), (5).__neg__(), (5).__bool__())
# expect: 4 0 1 101 8 8
# expect: 5 5 0 5 1 (5, 1) True
# expect: b'\x01\x02' b'\x02\x01' b'\x05' b'\xff\xfe' b''
# expect: 258 513 -2 256
# expect: 7 NotImplemented 3 3 -5 True
