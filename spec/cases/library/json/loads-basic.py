import json
print(json.loads('{"a": [1, 2.5, -3e2, true, false, null], "b": {"c": "x\\u00e9\\n\\"q\\""}}'))
print(json.loads(' [ ] '), json.loads('{}'), json.loads('"\\ud83d\\ude00"') == "\U0001f600", json.loads(b'[1]'), json.loads('1E3'))
print(json.loads('123456789012345678901234567890'), json.loads('-0'), json.loads('-0.0'), json.loads('NaN'), json.loads('[Infinity, -Infinity]'))
print(json.loads('{"a": 1, "a": 2}'), type(json.loads('1')), type(json.loads('1.0')))
