class Q:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return f"{self.n}=={o}"
    def __lt__(self, o): return []
    def __ne__(self, o): return None
    def __contains__(self, x): return "yes"
q = Q("q")
print(q == 1, q < 1, q != 1, 5 in q, not (q < 1), 1 if q < 1 else 2, q == 1 == 2 if False else "chain", (q < 1) or "or")
class NoBool:
    def __bool__(self): raise ValueError("ambiguous")
class C:
    def __lt__(self, o): return NoBool()
try:
    1 if C() < 1 else 2
except ValueError as e:
    print(e)
try:
    C() < 1 < 2
except ValueError as e:
    print(e)
# expect: q==1 [] None True True 2 chain or
# expect: ambiguous
# expect: ambiguous
