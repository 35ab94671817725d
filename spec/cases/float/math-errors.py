import math
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: math.sqrt(-1))
attempt(lambda: math.log(0))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.factorial(2.5))
attempt(lambda: math.isqrt(-1))
attempt(lambda: math.exp(1000))
attempt(lambda: math.floor(float("inf")))
attempt(lambda: math.ceil(float("nan")))
attempt(lambda: math.sqrt("4"))
attempt(lambda: math.sqrt())
attempt(lambda: math.comb(5, -1))
attempt(lambda: math.gcd(1.5, 2))
attempt(lambda: math.nope)
