class CM:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        print("exit")
with CM() as c:
    x = 1
    c.missing()
