import binascii
import base64


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for data in (b"", b"a", b"ab", b"abc", b"hello world", bytes(range(45))):
    line = binascii.b2a_uu(data)
    print(line, binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(line) == data)
attempt(binascii.b2a_uu, b"x" * 46)
attempt(binascii.a2b_uu, b"#86\x7fC")
attempt(binascii.a2b_uu, b"#86)Cxxxx\n")
attempt(binascii.a2b_uu, "\xe9")
for data in (b"plain", b"a=b", b"tab\tand space \n", b"caf\xe9", b"line\nline", b"x" * 80, b"_under score", b".", b"end "):
    print(binascii.b2a_qp(data), binascii.b2a_qp(data, quotetabs=True, istext=False), binascii.b2a_qp(data, header=True))
for data in (b"a=3Db", b"soft=\nbreak", b"=E9", b"a_b", b"==", b"trail=", "text=20"):
    print(binascii.a2b_qp(data), binascii.a2b_qp(data, header=True))
print(issubclass(binascii.Incomplete, Exception), issubclass(binascii.Error, ValueError))
print(base64.standard_b64encode(b"\xff\xfe"), base64.standard_b64decode(b"//4="))
for text in (b"a", b"ab", b"abc", b"ab=", b"=", b"ab==c", "\xe9", b"!!!!"):
    attempt(base64.b64decode, text)
    attempt(base64.b64decode, text, validate=True)
attempt(base64.b32decode, b"A")
attempt(base64.b32decode, b"aa======")
print(base64.b32decode(b"me======", casefold=True), base64.b32decode(b"M1023456", map01=b"L"))
attempt(base64.b16decode, b"0g")
attempt(base64.b16decode, b"ab")
print(base64.b16decode(b"ab", casefold=True), base64.b85encode(b"hello"), base64.a85encode(b"\0\0\0\0hi", adobe=True))
attempt(base64.b85decode, b"\x01")
attempt(base64.a85decode, b"xyz~", adobe=True)
