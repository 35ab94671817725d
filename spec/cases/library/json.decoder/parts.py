import json
from json import JSONDecodeError, JSONDecoder, JSONEncoder
from json.decoder import py_scanstring, scanstring
from json.encoder import JSONEncoder as Encoder
from json.encoder import encode_basestring, encode_basestring_ascii, py_encode_basestring, py_encode_basestring_ascii


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for scan in (scanstring, py_scanstring):
    attempt(scan, '"z\\ud834\\udd20x" rest', 1, True)
    attempt(scan, '"a\\n\\t\\u00e9\\/"', 1)
    attempt(scan, 'x"plain"', 2)
    attempt(scan, '"open', 1)
    attempt(scan, '"bad \\x"', 1)
    attempt(scan, '"\\u12"', 1)
    attempt(scan, '"\\u12g4"', 1)
    attempt(scan, '"tab\t"', 1)
    attempt(scan, '"tab\t"', 1, False)
    attempt(scan, '"end\\', 1)
for encode in (encode_basestring, encode_basestring_ascii, py_encode_basestring, py_encode_basestring_ascii):
    print(encode('a"\\\n\x00\xe9\U0001f600'))
    attempt(encode, 5)
print(JSONDecoder().decode(' [1, {"a": null}] '), JSONDecoder().raw_decode("12 rest"), JSONDecoder().raw_decode("x 12", 2))
attempt(JSONDecoder().decode, "1 2")
attempt(JSONDecoder().raw_decode, "")
attempt(JSONDecoder().raw_decode, "1", -1)
print(JSONDecoder(object_hook=lambda d: sorted(d.items())).decode('{"b": 1, "a": {}}'))
print(JSONDecoder(object_pairs_hook=tuple, parse_int=str, parse_float=repr, parse_constant=len).decode('{"a": 1, "b": 1.50, "c": NaN}'))
error = JSONDecodeError("why", "ab\ncd", 4)
print(error, error.msg, error.doc, error.pos, error.lineno, error.colno, isinstance(error, ValueError))
encoder = JSONEncoder(indent=1, sort_keys=True)
print(encoder.encode({"b": [1, 2.5], "a": None}), list(JSONEncoder().iterencode(5)), "".join(JSONEncoder().iterencode({"k": [1]})))
print(JSONEncoder.item_separator, JSONEncoder.key_separator, Encoder is JSONEncoder, encoder.item_separator)
attempt(JSONEncoder().default, object)
attempt(JSONEncoder().encode, {1, 2})


class Sets(JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


print(Sets().encode([{3, 1}]), json.dumps({"s": {1}}, cls=Sets))
attempt(json.dumps, object, cls=Sets)
for data in ("[]", "[]".encode("utf-16"), "[]".encode("utf-32-be"), "[]".encode("utf-8-sig"), b"[1]"):
    print(json.detect_encoding(data) if isinstance(data, bytes) else "text", json.loads(data))
