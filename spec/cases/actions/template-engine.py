# Render templates with variables, filters, loops and conditions.
class TemplateError(Exception): pass

FILTERS = {"upper": str.upper, "title": str.title, "money": lambda v: f"${v:,.2f}", "join": lambda v, sep=", ": sep.join(map(str, v)), "default": lambda v, d="": d if v is None else v, "len": len}

def lookup(path, scope):
    value = scope
    for part in path.split("."):
        try:
            value = value[int(part)] if part.isdigit() else value[part] if isinstance(value, dict) else getattr(value, part)
        except (KeyError, IndexError, AttributeError, TypeError) as e:
            return None
    return value() if callable(value) else value

def evaluate(text, scope):
    expression, *filters = [p.strip() for p in text.split("|")]
    value = expression[1:-1] if expression[:1] in "'\"" and expression else lookup(expression, scope)
    for f in filters:
        name, _, arg = f.partition(":")
        if name not in FILTERS: raise TemplateError(f"no filter {name!r}")
        value = FILTERS[name](value, *([arg.strip("'")] if arg else []))
    return value

def tokens(source):
    at = 0
    while (start := source.find("{", at)) != -1:
        kind = source[start:start + 2]
        if kind not in ("{{", "{%"):
            yield "text", source[at:start + 1]
            at = start + 1
            continue
        end = source.find({"{{": "}}", "{%": "%}"}[kind], start)
        if end == -1: raise TemplateError(f"unclosed {kind} at {start}")
        if start > at: yield "text", source[at:start]
        yield ("value" if kind == "{{" else "tag"), source[start + 2:end].strip()
        at = end + 2
    yield "text", source[at:]

def parse(stream, until=()):
    nodes = []
    for kind, text in stream:
        if kind != "tag": nodes.append((kind, text))
        elif text.split()[0] in until: return nodes, text
        else:
            match text.split():
                case ["for", name, "in", *rest]:
                    body, _ = parse(stream, ("end",))
                    nodes.append(("for", name, " ".join(rest), body))
                case ["if", *rest]:
                    body, stop = parse(stream, ("else", "end"))
                    other = parse(stream, ("end",))[0] if stop == "else" else []
                    nodes.append(("if", " ".join(rest), body, other))
                case _: raise TemplateError(f"bad tag {text!r}")
    if until: raise TemplateError(f"missing {' or '.join(until)}")
    return nodes, None

def render(nodes, scope):
    for node in nodes:
        match node:
            case "text", text: yield text
            case "value", text: yield str(evaluate(text, scope))
            case "for", name, source, body:
                items = list(evaluate(source, scope) or ())
                for i, item in enumerate(items):
                    yield from render(body, {**scope, name: item, "loop": {"index": i + 1, "last": i == len(items) - 1}})
            case "if", condition, body, other:
                negate = condition.startswith("not ")
                yield from render(body if bool(evaluate(condition.removeprefix("not "), scope)) != negate else other, scope)

def template(source, **scope): return "".join(render(parse(tokens(source))[0], scope))

class User:
    def __init__(self, name): self.name = name
    def greeting(self): return f"Hi {self.name}"
items = [{"name": "pen", "price": 1.5, "tags": ["a", "b"]}, {"name": "desk", "price": 1299.999, "tags": []}]
print(template("Hello {{ user.name|upper }}! {{user.greeting}} {not a tag} {{ missing|default:'n/a' }}", user=User("Ann")))
print(template("""{% for item in items %}{{ loop.index }}. {{ item.name|title }} {{ item.price|money }}{% if item.tags %} [{{ item.tags|join:'/' }}]{% else %} (no tags){% end %}{% if not loop.last %};
{% end %}{% end %}.""", items=items))
print(template("{% for r in rows %}{% for c in r %}{{ c }} {% end %}| {% end %}{{ rows.1.0 }} {{ rows|len }}", rows=[[1, 2], [3, 4]]))
for bad in ("{{ x", "{% for x in y %}", "{% nope %}", "{{ x|shout }}", "{% if x %}{% else %}"):
    try:
        print(template(bad, x=1))
    except TemplateError as e:
        print(repr(bad), "->", e)
