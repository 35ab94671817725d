print(int("ff", 16), int("0xff", 16), int("0b11", 2), int("0o17", 8), int("z", 36), int("11", 3))
print(int("0x1F", 0), int("0b101", 0), int("0o17", 0), int("42", 0), int("-0x10", 0))
print(int("  42\n"), int("-7"), int("+7"), int("1_000"), int("\t-1_0 "), int("0"), int("000"))
print(int("٣٤"), int("１２"), int(b"12"), int(bytearray(b"-3")), int("7" * 40))
# expect: 255 255 3 15 35 4
# expect: 31 5 15 42 -16
# expect: 42 -7 7 1000 -10 0 0
# expect: 34 12 12 -3 7777777777777777777777777777777777777777
