# A JSON parser and serializer by hand, with error positions.
class JSONError(ValueError):
    def __init__(self, message, text, pos):
        line = text.count("\n", 0, pos) + 1
        column = pos - text.rfind("\n", 0, pos)
        super().__init__(f"{message} at line {line} column {column}")
        self.pos = pos

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "b": "\b", "r": "\r", "f": "\f"}

def loads(text):
    def skip(i):
        while i < len(text) and text[i] in " \n\r\t": i += 1
        return i
    def value(i):
        i = skip(i)
        if i >= len(text): raise JSONError("unexpected end", text, i)
        c = text[i]
        if c == "{": return obj(i + 1)
        if c == "[": return array(i + 1)
        if c == '"': return string(i + 1)
        for word, v in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, i): return v, i + len(word)
        return number(i)
    def number(i):
        j = i
        while j < len(text) and text[j] in "+-0123456789.eE": j += 1
        try:
            chunk = text[i:j]
            return (float(chunk) if any(c in ".eE" for c in chunk) else int(chunk)), j
        except ValueError:
            raise JSONError("expected a value", text, i) from None
    def string(i):
        out = []
        while True:
            if i >= len(text): raise JSONError("unterminated string", text, i)
            c = text[i]
            if c == '"': return "".join(out), i + 1
            if c == "\\":
                e = text[i + 1]
                if e == "u":
                    out.append(chr(int(text[i + 2:i + 6], 16)))
                    i += 6
                    continue
                if e not in ESCAPES: raise JSONError(f"bad escape \\{e}", text, i)
                out.append(ESCAPES[e])
                i += 2
            else:
                out.append(c)
                i += 1
    def array(i):
        items = []
        if text[skip(i):skip(i) + 1] == "]": return items, skip(i) + 1
        while True:
            v, i = value(i)
            items.append(v)
            i = skip(i)
            match text[i:i + 1]:
                case ",": i += 1
                case "]": return items, i + 1
                case _: raise JSONError("expected , or ]", text, i)
    def obj(i):
        result = {}
        if text[skip(i):skip(i) + 1] == "}": return result, skip(i) + 1
        while True:
            i = skip(i)
            if text[i:i + 1] != '"': raise JSONError("expected a key", text, i)
            key, i = string(i + 1)
            i = skip(i)
            if text[i:i + 1] != ":": raise JSONError("expected :", text, i)
            result[key], i = value(i + 1)
            i = skip(i)
            match text[i:i + 1]:
                case ",": i += 1
                case "}": return result, i + 1
                case _: raise JSONError("expected , or }", text, i)
    v, i = value(0)
    if skip(i) != len(text): raise JSONError("extra data", text, skip(i))
    return v

def dumps(v, indent=None, level=0):
    pad, end = ("\n" + " " * indent * (level + 1), "\n" + " " * indent * level) if indent else ("", "")
    match v:
        case None: return "null"
        case bool(): return "true" if v else "false"
        case int() | float(): return repr(v)
        case str(): return '"' + "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c) for c in v) + '"'
        case [] | (): return "[]"
        case list() | tuple(): return "[" + pad + ("," + (pad or " ")).join(dumps(x, indent, level + 1) for x in v) + end + "]"
        case {**items} if not items: return "{}"
        case dict(): return "{" + pad + ("," + (pad or " ")).join(f"{dumps(str(k))}: {dumps(x, indent, level + 1)}" for k, x in v.items()) + end + "}"
    raise TypeError(f"{type(v).__name__} is not serializable")

doc = ' {"name": "Caf\\u00e9 \\"X\\"", "tags": ["a", [], {}, [1, 2.5, -3e2]], "ok": true, "no": null,\n "deep": {"k": {"l": [false]}}} '
data = loads(doc)
print(data)
print(dumps(data))
print(dumps(data, indent=2))
assert loads(dumps(data)) == data == loads(dumps(data, indent=4))
for bad in ['{"a": }', '[1, 2', '{"a" 1}', '"abc', '[1] x', '{a: 1}', '["\\q"]', '', '[1,\n 2,\n oops]', '{"a": 1,}']:
    try:
        print(loads(bad))
    except JSONError as e:
        print(f"{bad!r}: {e}")
try:
    dumps({"x": {1, 2}})
except TypeError as e:
    print(e)
