from itertools import cycle, islice
print(list(islice(cycle("abc"), 8)), list(cycle([])), list(islice(cycle(iter([1])), 3)))
def gen():
    for i in range(2):
        print("pull", i)
        yield i
c = cycle(gen())
print([next(c) for _ in range(5)])
data = [1, 2]
c = cycle(data)
print(next(c))
data.append(3)
print([next(c) for _ in range(6)])
for args in ((), (1,), ([], [])):
    try:
        cycle(*args)
    except TypeError as e:
        print(e)
