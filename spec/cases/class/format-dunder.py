class Money:
    def __init__(self, n): self.n = n
    def __format__(self, spec):
        if not spec: return f"${self.n}"
        if spec == "cents": return f"{self.n * 100:.0f}c"
        return "$" + format(self.n, spec)
m = Money(12.5)
print(f"{m} {m:cents} {m:8.2f} {m:{'.1f'}}", "{:cents}".format(m), format(m), format(m, ".3f"))
# expect: $12.5 1250c $   12.50 $12.5 1250c $12.5 $12.500
