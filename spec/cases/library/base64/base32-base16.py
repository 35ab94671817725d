import base64
for n in range(11):
    data = bytes(range(200, 200 + n))
    print(base64.b32encode(data), base64.b32hexencode(data), base64.b16encode(data))
    assert base64.b32decode(base64.b32encode(data)) == data
    assert base64.b32hexdecode(base64.b32hexencode(data)) == data
    assert base64.b16decode(base64.b16encode(data)) == data
print(base64.b32decode("mzxw6===", casefold=True), base64.b16decode("ff0a", casefold=True), base64.b32decode("M1023456", map01="L"))
