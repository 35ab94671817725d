from itertools import chain
print(list(chain("ab", [1], (), {2: 0}, range(2))), list(chain()), list(chain([])))
c = chain([1], iter([2]))
print(next(c), next(c), next(c, "end"), next(c, "end"), iter(c) is c)
print(list(chain.from_iterable(["ab", "cd"])), list(chain.from_iterable({})), "".join(chain.from_iterable(str(i) for i in range(4))))
print(chain[int], list(chain(*[[i] * i for i in range(4)])))
