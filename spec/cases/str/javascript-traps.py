words = ["constructor", "__proto__", "toString", "hasOwnProperty", "length", "$&", "$1", "\\1", "undefined", "null"]
d = {w: i for i, w in enumerate(words)}
print(d, "toString" in {}, {}.get("__proto__"), "abc".replace("b", "$&$1$$"), "x.y".split("."), "a|b".split("|"), "[a]".strip("[]"), "a.b".replace(".", "^"))
class O: pass
o = O()
for w in ("constructor", "__proto__", "prototype", "length"):
    print(hasattr(o, w), hasattr("", w), hasattr([], w))
    setattr(o, w, w)
print(o.constructor, o.__proto__, sorted(vars(o)))
