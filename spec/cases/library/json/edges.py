import json
import math


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("", " ", "nul", "[1,]", "[1 2]", "{1: 2}", '{"a" 1}', '{"a": }', '{"a": 1,}', '{"a": 1 "b"}', "'x'", "[1", '{"a"', "01", "-", "1.", "1e", "+1",
             ".5", "tru", "[1,,2]", '"\x01"', '"abc', '["a\n"]', "{,}", "]", "[}", '"\\x"', '"\\u12"', "\ufeff1", "1 1", "/* c */ 1", "NaN1"):
    attempt(json.loads, text)
for value in ("0", "-0", "-0.0", "1e5", "1E-2", "123456789012345678901234567890", "1.7976931348623157e309", "[[[]]]", '{"a":{"b":[]}}', '"\\ud83d\\ude00"',
              '"\\ud800"', "true", "null", "NaN", "-Infinity", '{"a": 1, "a": 2}', " \t\r\n1 "):
    print(ascii(json.loads(value)))
for value in (None, True, 1, -0.0, 1e100, 1e16, 0.1, math.inf, -math.inf, math.nan, "", "\u2028\x7f\x00", [], {}, (), [[]], {"": ""}, {1: 2, None: 3, True: 4, 2.5: 5}):
    attempt(json.dumps, value)
for value in (b"x", {1, 2}, object, 1j, {(1, 2): 3}, {b"x": 1}):
    attempt(json.dumps, value)
print(json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True), json.dumps("\xe9", ensure_ascii=False), json.dumps([1, 2], separators=(",", ":")))
print(json.dumps({"b": 1, "a": [1, {"c": 2}], "e": [], "f": {}}, indent=2, sort_keys=True), json.dumps([1, [2]], indent="--"), json.dumps([1], indent=0))
attempt(json.dumps, math.nan, allow_nan=False)
attempt(json.dumps, {2: 1, "a": 2}, sort_keys=True)
loop = []
loop.append(loop)
attempt(json.dumps, loop)
deep = []
for _ in range(100000):
    deep = [deep]
try:
    json.dumps(deep)
except RecursionError as error:
    print("RecursionError")
try:
    json.loads("[" * 100000)
except RecursionError as error:
    print("RecursionError")
print(json.dumps({"x": 1j}, default=str), json.dumps([object], default=lambda o: o.__name__))
attempt(json.dumps, 1j, default=lambda o: 1 / 0)
attempt(json.loads, 5)
attempt(json.loads, b"\xff")
