a = bytearray(range(10))
a[::2] = b"\xff" * 5
print(a.hex(" "))  # expect: ff 01 ff 03 ff 05 ff 07 ff 09
del a[1::2]
print(a.hex(" "), a[1:3], type(a[1:3]).__name__)  # expect: ff ff ff ff ff bytearray(b'\xff\xff') bytearray
a[2:2] = [1, 2, 3]
print(list(a))  # expect: [255, 255, 1, 2, 3, 255, 255, 255]
try:
    a[::2] = b"x"
except ValueError as e:
    print(e)  # expect: attempt to assign bytes of size 1 to extended slice of size 4
