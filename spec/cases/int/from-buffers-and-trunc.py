# int() of buffers, and of what only has __trunc__.
print(int(memoryview(b"123")[1:3]), int(bytearray(b" 42 ")), int(b"ff", 16))
for value in (memoryview(b"12x"), bytearray(b"1 2"), b"\xff"):
    try:
        int(value)
    except ValueError as error:
        print(error)
