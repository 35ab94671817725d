from itertools import chain, islice, pairwise, cycle, tee
class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(chain(Old(), "a")), list(islice(Old(), 1, None)), list(pairwise(Old())), list(islice(cycle(Old()), 5)), [list(t) for t in tee(Old())])
class NoNext:
    def __iter__(self): return 5
for f in (chain, lambda x: islice(x, 2), pairwise, cycle, tee):
    try:
        print(list(f(NoNext())))
    except TypeError as e:
        print(e)
