import itertools
print(itertools.__name__, sorted(n for n in dir(itertools) if not n.startswith("_")))
print(itertools.count, type(itertools.tee([])[0]), itertools.chain.__name__, itertools.chain.__module__, itertools.chain.__qualname__)
print(type(itertools.count()), isinstance(itertools.chain(), itertools.chain), issubclass(itertools.cycle, object))
