vals = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(vals), 0)), list(vals))  # expect: [1, 2, 3] [4]
n = 0
def tick():
    global n
    n += 1
    return n
it = iter(tick, 4)
print(next(it), list(it), next(it, "done"), type(it).__name__)  # expect: 1 [2, 3] done callable_iterator
try:
    iter(5, 0)
except TypeError as e:
    print(e)  # expect: iter(v, w): v must be callable
def boom(): raise StopIteration
print(list(iter(boom, 1)))  # expect: []
