# Topological sort with cycle detection and parallel batches; version constraints.
class CycleError(Exception):
    def __init__(self, path): super().__init__(" -> ".join(path))

def order(graph):
    done, result = set(), []
    def visit(node, trail):
        if node in trail: raise CycleError(trail[trail.index(node):] + [node])
        if node in done: return
        for dep in sorted(graph.get(node, ())): visit(dep, trail + [node])
        done.add(node)
        result.append(node)
    for node in sorted(graph): visit(node, [])
    return result

def batches(graph):
    todo = {n: set(d) for n, d in graph.items()}
    for deps in graph.values():
        for d in deps: todo.setdefault(d, set())
    while todo:
        ready = sorted(n for n, d in todo.items() if not d)
        if not ready: raise CycleError(sorted(todo))
        yield ready
        todo = {n: d - set(ready) for n, d in todo.items() if n not in ready}

graph = {"app": ["web", "db"], "web": ["http", "template"], "db": ["driver"], "template": ["text"], "http": ["text", "socket"], "driver": ["socket"]}
print(order(graph))
for i, batch in enumerate(batches(graph), 1): print(i, batch)
position = {n: i for i, n in enumerate(order(graph))}
assert all(position[d] < position[n] for n, deps in graph.items() for d in deps)
graph["socket"] = ["app"]
for f in (order, lambda g: list(batches(g))):
    try:
        print(f(graph))
    except CycleError as e:
        print("cycle:", e)

def version(text): return tuple(int(p) for p in text.split("."))
def satisfies(v, constraint):
    for part in constraint.split(","):
        part = part.strip()
        for op in (">=", "<=", "==", "!=", ">", "<", "~"):
            if part.startswith(op):
                want = version(part[len(op):])
                ok = {">=": v >= want, "<=": v <= want, "==": v == want, "!=": v != want, ">": v > want, "<": v < want, "~": v[:len(want) - 1] == want[:-1] and v >= want}[op]
                break
        else: raise ValueError(f"bad constraint {part!r}")
        if not ok: return False
    return True
available = ["0.9", "1.0", "1.2.3", "1.10", "1.9.9", "2.0", "2.0.1"]
for c in (">=1.0,<2", "~1.2", "==2.0", "!=2.0, >1.5", "<0.5"):
    found = [v for v in available if satisfies(version(v), c)]
    print(f"{c:<12} {found} best {max(found, key=version, default=None)}")
try:
    satisfies((1,), "about 1")
except ValueError as e:
    print(e)
print(sorted(available, key=version, reverse=True))
