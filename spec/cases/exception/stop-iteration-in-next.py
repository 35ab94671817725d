def first(xs):
    try:
        return next(iter(xs))
    except StopIteration:
        return "empty"
print(first([]), first([1]))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("val")
print(list(It()), [x for x in It()], next(It(), "default"))
class Bad:
    def __iter__(self): return self
    def __next__(self): raise ValueError("bad next")
for f in (lambda: list(Bad()), lambda: [x for x in Bad()], lambda: next(Bad(), 1), lambda: 1 in Bad(), lambda: sum(Bad()), lambda: tuple(map(str, Bad())), lambda: dict(Bad()), lambda: "".join(Bad()), lambda: set(Bad()), lambda: max(Bad())):
    try:
        f()
    except ValueError as e:
        print(e, end="; ")
print()
