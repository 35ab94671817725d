import base64
for n in range(8):
    data = bytes(range(250, 250 - n, -1))
    code = base64.b64encode(data)
    print(code, base64.urlsafe_b64encode(data), base64.b64decode(code) == data)
print(base64.b64encode(b"\xfb\xff\xfe", altchars=b"@!"), base64.b64decode("@!8=", altchars="@!"))
print(base64.b64decode("aGVs\nbG8=  "), base64.urlsafe_b64decode("-_-_"), base64.standard_b64decode(b"YQ=="))
text = "häßlich ☃"
print(base64.b64encode(text.encode()).decode("ascii"), base64.b64decode(base64.b64encode(text.encode())).decode())
