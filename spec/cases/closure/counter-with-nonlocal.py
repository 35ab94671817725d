def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(5)
print(inc(), inc(10), get())  # expect: 6 16 16
inc2, get2 = counter()
print(inc2(), get(), get2())  # expect: 1 16 1
