class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.kinds)
with Suppress(KeyError, IndexError):
    [][1]
    print("never")
try:
    with Suppress(KeyError):
        with Suppress(ValueError):
            1 / 0
except ZeroDivisionError as e:
    print("through both", e)  # expect: through both division by zero
with Suppress(ZeroDivisionError):
    with Suppress(ValueError):
        1 / 0
print("done")  # expect: done
