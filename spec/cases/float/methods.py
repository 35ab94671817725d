print((2.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-4.0).as_integer_ratio())
print((255.5).hex(), (0.1).hex(), (0.0).hex(), (-1.0).hex(), float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex("1e"), float("inf").hex())
print((1.5).real, (1.5).imag, (1.5).conjugate(), (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), (3.5).__int__(), (5e-324).hex())
for bad in (float("inf"), float("nan")):
    try:
        bad.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
try:
    float.fromhex("xyz")
except ValueError as e:
    print(e)
# expect: False True (1, 2) (3602879701896397, 36028797018963968) (-4, 1)
# expect: 0x1.ff00000000000p+7 0x1.999999999999ap-4 0x0.0p+0 -0x1.0000000000000p+0 3.0 -0.5 30.0 inf
# expect: 1.5 0.0 1.5 3 3 4 3 0x0.0000000000001p-1022
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError cannot convert NaN to integer ratio
# expect: invalid hexadecimal floating-point string
