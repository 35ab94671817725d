import json
print(json.loads('{"a": {"b": 1}, "c": [ {"d": 2} ]}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p))
print(json.loads('[1, 2.5, 1e3]', parse_float=lambda s: "f" + s, parse_int=lambda s: int(s) * 10))
print(json.loads('[NaN, Infinity, -Infinity]', parse_constant=lambda s: s))
print(json.loads('"a\tb"', strict=False))
d = json.JSONDecoder()
print(d.raw_decode('[1, 2] tail'), d.decode(' {"x": null} '))
class D(json.JSONDecoder):
    def decode(self, s):
        return ("D", super().decode(s))
print(json.loads('[1]', cls=D))
