def gen(n):
    for i in range(n, -1, -1):
        yield 10 // i
def use():
    return list(gen(2))
use()
