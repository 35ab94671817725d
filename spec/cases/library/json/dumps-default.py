import json
class P:
    def __init__(self, x): self.x = x
print(json.dumps([P(1), {"p": P(2)}], default=lambda o: {"x": o.x}))
print(json.dumps({"s": {3}}, default=sorted), json.dumps(1 + 2j, default=lambda z: [z.real, z.imag]))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, P):
            return o.x
        return super().default(o)
print(json.dumps([P(5), P("y")], cls=E), E(indent=1).encode({"a": P(0)}))
try:
    json.dumps({1j: 1}, cls=E)
except TypeError as e:
    print(e)
try:
    json.dumps([set()], cls=E)
except TypeError as e:
    print(e)
try:
    json.dumps(P(1), default=lambda o: o)
except ValueError as e:
    print(e)
