print(print("x"))
for f in (lambda: print(1, sep=5), lambda: print(1, end=b""), lambda: print(1, nope=1)):
    try:
        f()
    except TypeError as e:
        print(e)
class BadStr:
    def __str__(self): raise ValueError("bad str")
try:
    print("before", BadStr(), "after")
except ValueError as e:
    print()
    print(e)
