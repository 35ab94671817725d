import random

random.seed(2024)
print([random.randint(1, 6) for _ in range(20)])
print([random.randrange(10) for _ in range(10)], [random.randrange(5, 50, 5) for _ in range(10)], [random.randrange(10, 0, -3) for _ in range(5)])
print([random.getrandbits(k) for k in (1, 8, 32, 33, 53, 64, 100)], random.getrandbits(0), random.randrange(10**30))
print(random.randbytes(8), random.randint(-(2**80), 2**80), random.randint(3, 3))
for call in (
    lambda: random.randint(2, 1),
    lambda: random.randint(1.5, 2),
    lambda: random.randint(1),
    lambda: random.randrange(0),
    lambda: random.randrange(5, 1),
    lambda: random.randrange(1, 5, 0),
    lambda: random.randrange(5, 1, 2),
    lambda: random.randrange(1, step=2),
    lambda: random.getrandbits(-1),
    lambda: random.getrandbits(2.5),
    lambda: random.randbytes(-1),
    lambda: random.random(1),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
