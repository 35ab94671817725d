import json
class L(list): pass
class D(dict): pass
class S(str): pass
class I(int):
    def __repr__(self): return "I!"
print(json.dumps([L([1]), D(a=1), S("s"), I(5)]))
data = {"k": [1, -2.5e-7, "\u2028", None, {"deep": [[[[]]]]}], "t": True}
print(json.loads(json.dumps(data)) == data)
x = "x"
for _ in range(500):
    x = [x]
print(json.loads(json.dumps(x)) == x)
