from itertools import chain, islice, accumulate, count
it = iter([1, 2, 3])
for _ in range(2000):
    it = chain(it)
print(list(it))
it = count()
for _ in range(500):
    it = islice(it, 10)
print(list(it))
it = iter([1, 1, 1])
for _ in range(300):
    it = accumulate(it)
print(list(it))
