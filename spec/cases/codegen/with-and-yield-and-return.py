class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(f"in{self.n}"); return self.n
    def __exit__(self, *a): log.append(f"out{self.n}")
def g():
    with CM(1) as a:
        for i in range(3):
            with CM(2) as b:
                got = yield a + b + i
                if got == "stop": return "stopped"
                if got == "skip": continue
                if got == "break": break
            log.append("after inner")
    yield "tail"
for sends in ([None, None, None, None], [None, "skip", "break", None], [None, "stop"]):
    log = []
    it, out = g(), []
    try:
        for s in sends: out.append(it.send(s))
    except StopIteration as e:
        out.append(("ret", e.value))
    print(out, log)
    it.close()
