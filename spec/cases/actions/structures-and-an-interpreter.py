# imports: *
# bank system, linked list, tree, lru cache, event system, state machine, tokenizer, interpreter
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
class LinkedList:
    def __init__(self, it=()):
        self.head = None; self.n = 0
        for x in it: self.append(x)
    def append(self, v):
        node = Node(v); self.n += 1
        if not self.head: self.head = node; return
        cur = self.head
        while cur.next: cur = cur.next
        cur.next = node
    def __iter__(self):
        cur = self.head
        while cur: yield cur.v; cur = cur.next
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev; return self
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(list(self)[i])
        if i < 0: i += self.n
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError("list index out of range")
l = LinkedList("abcd"); print(l, len(l), l[1], l[-1], l[1:3], l.reverse(), "c" in l, list(reversed(list(l))))
try: l[10]
except IndexError as e: print("IndexError:", e)
class Tree:
    def __init__(self, v=None): self.v = v; self.l = self.r = None
    def insert(self, v):
        if self.v is None: self.v = v
        elif v < self.v:
            if self.l: self.l.insert(v)
            else: self.l = Tree(v)
        else:
            if self.r: self.r.insert(v)
            else: self.r = Tree(v)
        return self
    def inorder(self):
        if self.l: yield from self.l.inorder()
        if self.v is not None: yield self.v
        if self.r: yield from self.r.inorder()
    @property
    def height(self): return 1 + max((s.height for s in (self.l, self.r) if s), default=0)
t = Tree()
for x in [50, 30, 70, 20, 40, 60, 80]: t.insert(x)
print(list(t.inorder()), t.height)
import re
class Lexer:
    SPEC = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/^()=,]"), ("WS", r"\s+"), ("BAD", r".")]
    RX = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))
    def __init__(self, s): self.toks = [(m.lastgroup, m[0]) for m in self.RX.finditer(s) if m.lastgroup != "WS"]; self.i = 0
    def peek(self): return self.toks[self.i] if self.i < len(self.toks) else ("EOF", "")
    def next(self): t = self.peek(); self.i += 1; return t
PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
def parse(lx, minp=0):
    k, v = lx.next()
    if k == "NUM": left = float(v) if "." in v else int(v)
    elif k == "ID": left = ("var", v)
    elif v == "(":
        left = parse(lx)
        if lx.next()[1] != ")": raise SyntaxError("expected )")
    elif v == "-": left = ("neg", parse(lx, 2))
    else: raise SyntaxError(f"unexpected {v!r}" if v else "unexpected end")
    while (op := lx.peek()[1]) in PREC and PREC[op] >= minp + (op != "^" and 0):
        if PREC[op] < minp: break
        lx.next()
        left = (op, left, parse(lx, PREC[op] + (op != "^")))
    return left
def ev(n, env):
    match n:
        case int() | float(): return n
        case ("var", name): return env[name]
        case ("neg", x): return -ev(x, env)
        case ("+", a, b): return ev(a, env) + ev(b, env)
        case ("-", a, b): return ev(a, env) - ev(b, env)
        case ("*", a, b): return ev(a, env) * ev(b, env)
        case ("/", a, b): return ev(a, env) / ev(b, env)
        case ("^", a, b): return ev(a, env) ** ev(b, env)
for src in ("1+2*3", "(1+2)*3", "2^3^2", "-x*2", "10/4-1", "1+", "(1", "y", "1/0"):
    try: tree = parse(Lexer(src)); print(src, tree, ev(tree, {"x": 5}))
    except Exception as e: print(src, type(e).__name__, e)
from collections import OrderedDict, defaultdict, namedtuple, ChainMap, deque, Counter
class LRU(OrderedDict):
    def __init__(self, cap): super().__init__(); self.cap = cap
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v); self.move_to_end(k)
        if len(self) > self.cap: self.popitem(last=False)
c = LRU(2); c["a"] = 1; c["b"] = 2; c["a"]; c["c"] = 3; print(c, list(c))
P = namedtuple("P", "x y", defaults=[0]); p = P(1); print(p, p._replace(y=5), p._asdict(), P._fields, p == (1, 0), P(*[3, 4]).x)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm.maps, cm.new_child({"c": 9})["c"])
dq = deque([1, 2, 3], maxlen=3); dq.append(4); dq.appendleft(0); dq.rotate(1); print(dq, dq.pop(), dq.popleft(), list(dq))
cnt = Counter("mississippi"); cnt.update("miss"); print(cnt, cnt - Counter("sss"), cnt & Counter("ip"), sorted(cnt.elements())[:4], cnt.total(), +Counter(a=-1, b=2))
dd = defaultdict(lambda: defaultdict(list)); dd["x"]["y"].append(1); print(dd["x"], dict(dd["x"]), "z" in dd)
class Machine:
    transitions = {("idle", "start"): "running", ("running", "pause"): "paused", ("paused", "start"): "running", ("running", "stop"): "idle"}
    def __init__(self): self.state = "idle"; self.handlers = defaultdict(list)
    def on(self, state):
        def deco(fn): self.handlers[state].append(fn); return fn
        return deco
    def fire(self, ev):
        try: self.state = self.transitions[self.state, ev]
        except KeyError: raise RuntimeError(f"cannot {ev} from {self.state}") from None
        for h in self.handlers[self.state]: h(self)
m = Machine()
@m.on("running")
def started(mm): print("now", mm.state)
for e in ("start", "pause", "start", "stop"): m.fire(e)
try: m.fire("pause")
except RuntimeError as e: print(e, e.__cause__, e.__suppress_context__)
