# Two state machines: an order workflow with a table, and a comment stripper with states.
class InvalidTransition(Exception):
    def __init__(self, state, event):
        self.state, self.event = state, event
        super().__init__(f"no transition from {state!r} on {event!r}")

class Machine:
    table = {
        ("new", "pay"): "paid", ("new", "cancel"): "cancelled", ("paid", "ship"): "shipped",
        ("paid", "refund"): "cancelled", ("shipped", "deliver"): "done", ("shipped", "lose"): "paid",
    }
    def __init__(self):
        self.state, self.log, self.listeners = "new", [], []
    def on_change(self, f):
        self.listeners.append(f)
        return f
    def fire(self, event):
        try:
            target = self.table[self.state, event]
        except KeyError:
            raise InvalidTransition(self.state, event) from None
        old, self.state = self.state, target
        self.log.append(f"{old}->{target}")
        for f in self.listeners: f(old, target, event)
    def allowed(self):
        return sorted(e for s, e in self.table if s == self.state)

m = Machine()
@m.on_change
def announce(old, new, event): print(f"  {event}: {old} => {new}")
counts = {}
@m.on_change
def count(old, new, event): counts[new] = counts.get(new, 0) + 1

for event in ["pay", "ship", "lose", "ship", "pay", "deliver", "cancel"]:
    try:
        m.fire(event)
    except InvalidTransition as e:
        print("  refused:", e, "allowed:", m.allowed())
print(m.state, m.log, counts)

def strip_comments(src):
    out, state, quote = [], "code", ""
    i = 0
    while i < len(src):
        c, pair = src[i], src[i:i + 2]
        match state:
            case "code" if pair == "/*":
                state = "block"
                i += 1
            case "code" if pair == "//":
                state = "line"
                i += 1
            case "code":
                if c in "'\"":
                    state, quote = "string", c
                out.append(c)
            case "string":
                out.append(c)
                if c == "\\":
                    i += 1
                    out.append(src[i])
                elif c == quote:
                    state = "code"
            case "line":
                if c == "\n":
                    out.append(c)
                    state = "code"
            case "block":
                if pair == "*/":
                    state = "code"
                    i += 1
        i += 1
    return "".join(out), state
code = 'a = 1; // one\nb = "// not \\" a comment"; /* gone\n over lines */ c = \'/*\';\n// last'
text, final = strip_comments(code)
print(repr(text), final)
print(strip_comments("x /* open")[1], strip_comments("'open")[1])
