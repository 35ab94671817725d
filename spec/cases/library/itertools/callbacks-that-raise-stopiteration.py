from itertools import takewhile, filterfalse, accumulate, starmap, groupby
def stop(*args):
    raise StopIteration
for make in (lambda: list(takewhile(stop, [1])), lambda: list(filterfalse(stop, [1])), lambda: list(accumulate([1, 2], stop)), lambda: list(starmap(stop, [(1,)])), lambda: [k for k, g in groupby([1], stop)]):
    try:
        print(make())
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__)
