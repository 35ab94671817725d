import json
class F:
    def __init__(self, text=""): self.text = text
    def write(self, s): self.text += s
    def read(self): return self.text
f = F()
json.dump({"a": [1, 2]}, f)
print(f.text, json.load(F(f.text)))
print(json.JSONDecodeError("m", "a\nbc", 3), json.__all__)
