import random

for seed in (0, 1, -5, 42, 2**70, 1.5, -1.25, "hello", b"abc", bytearray(b"x"), True, ""):
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(100), random.randint(1, 6))
random.seed("hello", version=1)
print(random.random())
a, b = random.Random(7), random.Random(7)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.random() != random.random())
for bad in ([], (1,), {}):
    try:
        random.seed(bad)
    except TypeError as e:
        print(e)
