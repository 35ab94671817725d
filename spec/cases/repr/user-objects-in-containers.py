class P:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"<P {self.n}>"
    def __str__(self): return f"P-{self.n}"
print([P(1)], (P(2),), {P(3): P(4)}, {"k": P(5)}, P(6), f"{P(7)} {[P(8)]}", str(P(9)), repr(P(0)), [[P(1)]], "%s %r" % (P(2), P(2)))
class Bad:
    def __repr__(self): raise ValueError("repr failed")
for f in (lambda: str([1, Bad()]), lambda: f"{ {'k': Bad()} }", lambda: repr((Bad(),))):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: [<P 1>] (<P 2>,) {<P 3>: <P 4>} {'k': <P 5>} P-6 P-7 [<P 8>] P-9 <P 0> [[<P 1>]] P-2 <P 2>
# expect: repr failed
# expect: repr failed
# expect: repr failed
