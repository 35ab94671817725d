print([f(n) for f in (bin, oct, hex) for n in (0, 1, -1, 10, -255, 2 ** 64)])
for f in (bin, oct, hex):
    for bad in ("1", 1.0, None):
        try:
            f(bad)
        except TypeError as e:
            print(f.__name__, e)
