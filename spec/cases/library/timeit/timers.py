import timeit

calls = []
t = timeit.timeit(lambda: None, number=10)
print(type(t).__name__, t >= 0)
r = timeit.repeat(lambda: sum(range(10)), repeat=3, number=5)
print(len(r), all(x >= 0 for x in r))
timer = timeit.Timer(lambda: calls.append('stmt'), lambda: calls.append('setup'))
print(timer.timeit(number=3) >= 0, calls)
print(len(timer.repeat(2, 1)), calls.count('setup'))
print(timeit.Timer(lambda: None).timeit(0) >= 0)
for bad in (lambda: timeit.Timer(5), lambda: timeit.Timer('pass', 5)):
    try:
        bad()
    except ValueError as e:
        print(e)
print(timeit.default_timer() <= timeit.default_timer())
ticks = iter(range(100))
print(timeit.Timer(lambda: None, timer=lambda: next(ticks)).timeit(1))
