# Texts that end within or behind an escape, base 64 with too much padding, and names beyond all length.
import base64
import binascii
import json
import unicodedata


def show(function, value, **options):
    try:
        print(repr(value[:20]), options, ascii(function(value, **options)))
    except Exception as error:
        print(repr(value[:20]), options, type(error).__name__, error)


for text in ['"\\u0041', '"\\u004', '"\\u0041"', '"\\u0041 ', '"\\ud83d\\ude00', '"\\ud83d\\ude00"', '"\\ud83d\\u', '"\\', '"\\n', '["\\u0041']:
    show(json.loads, text)
for data in [b"AAAA====", b"AAAA=", b"AAAA==", b"AA==", b"AA===", b"A===", b"AAA=A", b"AA=A", b"=", b"AA", b"AA==AA==", b"A=A=", b"AAAA\n", b"AA==\n"]:
    show(binascii.a2b_base64, data, strict_mode=True)
    show(binascii.a2b_base64, data)
    show(base64.b64decode, data, validate=True)
show(unicodedata.lookup, "X" * 257)
show(unicodedata.lookup, "X" * 256)
