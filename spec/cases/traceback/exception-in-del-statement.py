class A:
    def __delitem__(self, k): raise LookupError(f"cannot delete {k}")
a = A()
del a["k"], a["z"]
