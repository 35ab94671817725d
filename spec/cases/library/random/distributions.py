import random

random.seed(99)


def show(f, *args):
    print(f.__name__, args, *[format(f(*args), ".9g") for _ in range(4)])


show(random.uniform, 1, 5)
show(random.uniform, 5, 1)
show(random.triangular)
show(random.triangular, 0, 10, 8)
show(random.gauss)
show(random.gauss, 100, 15)
show(random.normalvariate, 0, 2)
show(random.lognormvariate, 0, 0.5)
show(random.expovariate, 0.2)
show(random.expovariate)
show(random.gammavariate, 3, 2)
show(random.gammavariate, 1, 2)
show(random.gammavariate, 0.5, 1)
show(random.betavariate, 2, 3)
show(random.paretovariate, 3)
show(random.weibullvariate, 1, 1.5)
show(random.vonmisesvariate, 1, 4)
show(random.vonmisesvariate, 0, 0)
print([random.binomialvariate(10, 0.3) for _ in range(8)], [random.binomialvariate(1000, 0.6) for _ in range(6)], random.binomialvariate(), random.binomialvariate(5, 0), random.binomialvariate(5, 1))
print(random.triangular(1, 1, 1))
for call in (
    lambda: random.gammavariate(0, 1),
    lambda: random.binomialvariate(-1),
    lambda: random.binomialvariate(1, 2),
    lambda: random.expovariate(0),
    lambda: random.uniform(1),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
