import json
for text in ['', '{', '[1,', '[1 2]', '{"a"}', '{"a":}', '{"a":1,}', '[1,]', '{a:1}', "{'a':1}", '"abc', '"a\\x"', '"\\u12g4"', '"a\nb"', 'nul', '01', '1.', '-', '[1] x', '{"a":1 "b":2}', '[', '{"a', '\ufeff1', '  ', '+1', '.5', '[1,,2]', 'True']:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), '|', e, '|', e.msg, e.pos, e.lineno, e.colno)
try:
    json.loads(5)
except TypeError as e:
    print(e)
try:
    json.loads('[1,\n 2,\n x]')
except ValueError as e:
    print(type(e).__name__, e, isinstance(e, ValueError))
