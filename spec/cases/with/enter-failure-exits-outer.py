class CM:
    def __init__(self, n, fail=False): self.n, self.fail = n, fail
    def __enter__(self):
        if self.fail: raise ValueError(f"enter {self.n}")
        print("enter", self.n)
    def __exit__(self, t, v, tb):
        print("exit", self.n, repr(v))
try:
    with CM(1), CM(2, True), CM(3):
        print("never")
except ValueError as e:
    print("caught", e)
# expect: enter 1
# expect: exit 1 ValueError('enter 2')
# expect: caught enter 2
