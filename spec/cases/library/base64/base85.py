import base64
for n in range(10):
    data = bytes((i * 37) & 255 for i in range(n))
    print(base64.b85encode(data), base64.a85encode(data), base64.b85encode(data, pad=True))
    assert base64.b85decode(base64.b85encode(data)) == data
    assert base64.a85decode(base64.a85encode(data)) == data
print(base64.a85encode(b"\0\0\0\0abc    ", foldspaces=True), base64.a85encode(b"x" * 20, adobe=True, wrapcol=10), base64.a85encode(bytes(6)))
print(base64.a85decode(b"<~z!!~>", adobe=True), base64.a85decode(b"  87 cUR\nD", ))
print(base64.z85encode(b"\x86\x4f\xd2\x6f\xb5\x59\xf7\x5b"), base64.z85decode("HelloWorld"))
