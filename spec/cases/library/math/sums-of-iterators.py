import math
def gen(n):
    for i in range(n):
        yield i / 2
print(math.fsum(gen(5)), math.prod(gen(4)), math.prod(x + 1 for x in gen(4)), math.fsum({1: 0, 2: 0}), math.fsum({0.5}), math.prod({3: 0, 4: 0}), math.sumprod(gen(4), gen(4)), math.dist(gen(2), gen(2)), math.fsum(map(float, ["1", "2.5"])))
def bad():
    yield 1.0
    raise ValueError("boom")
for f in (math.fsum, math.prod, lambda it: math.sumprod(it, [1, 2]), lambda it: math.dist(it, [1, 2])):
    try:
        f(bad())
    except ValueError as e:
        print(e)
