import base64
import binascii
for action in (lambda: base64.b64encode("text"), lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b64decode("abcde"), lambda: base64.b64decode("é"),
               lambda: base64.b64decode(5), lambda: base64.b64decode("ab$c", validate=True), lambda: base64.b64decode("=abc", validate=True),
               lambda: base64.b64decode("ab==c", validate=True), lambda: base64.b64decode("ab=c", validate=True), lambda: base64.encodebytes("x"),
               lambda: base64.b32decode("ABC"), lambda: base64.b32decode("abcdefgh"), lambda: base64.b16decode("abcd"), lambda: base64.b16decode("ABC"),
               lambda: base64.b85decode("\x7f"), lambda: base64.b85decode("~~~~~"), lambda: base64.a85decode("v"), lambda: base64.a85decode("!z"), lambda: base64.a85decode(b"x", adobe=True)):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
print(issubclass(binascii.Error, ValueError))
