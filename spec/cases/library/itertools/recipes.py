from itertools import chain, combinations, count, cycle, filterfalse, groupby, islice, repeat, starmap, tee, zip_longest
def take(n, it): return list(islice(it, n))
def flatten(lists): return list(chain.from_iterable(lists))
def powerset(it):
    s = list(it)
    return list(chain.from_iterable(combinations(s, r) for r in range(len(s) + 1)))
def grouper(it, n, fill=None): return list(zip_longest(*[iter(it)] * n, fillvalue=fill))
def partition(pred, it):
    a, b = tee(it)
    return list(filterfalse(pred, a)), list(filter(pred, b))
def roundrobin(*iterables):
    pending = len(iterables)
    nexts = cycle(iter(it).__next__ for it in iterables)
    while pending:
        try:
            for following in nexts:
                yield following()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))
def runs(s): return [(k, sum(1 for _ in g)) for k, g in groupby(s)]
print(take(3, count(7)), flatten([[1], [2, 3]]), powerset("abc"), grouper("abcde", 2, "-"), partition(lambda x: x % 2, range(6)), "".join(roundrobin("ABC", "D", "EF")), runs("aabccc"))
def primes():
    found = []
    for n in count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n
print(list(islice(primes(), 10)))
