class A:
    @property
    def p(self): return self.missing
    @property
    def q(self): raise ValueError("q")
a = A()
for n in ("p", "q"):
    try:
        getattr(a, n)
    except Exception as e:
        print(type(e).__name__, e)
print(getattr(a, "p", "default"), hasattr(a, "p"))
try:
    hasattr(a, "q")
except ValueError as e:
    print(e)
# expect: AttributeError 'A' object has no attribute 'missing'
# expect: ValueError q
# expect: default False
# expect: q
