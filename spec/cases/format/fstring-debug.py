a, b = 5, "hi"
print(f"{a=}", f"{b=}", f"{a = }", f"{a+1=}", f"{a=:>4}", f"{b=!s}", f"{b=!r:>6}", f"{ a =}", f"{a=:.2f}", f"{len(b)=}")
# expect: a=5 b='hi' a = 5 a+1=6 a=   5 b=hi b=  'hi'  a =5 a=5.00 len(b)=2
