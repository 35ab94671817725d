from itertools import tee
def gen():
    for i in range(3):
        print("pull", i)
        yield i
    raise ValueError("over")
a, b = tee(gen())
print(next(a), next(a))
print(next(b), next(b), next(b))
print(next(a))
for it in (a, b):
    try:
        next(it)
    except ValueError as e:
        print(e)
    except StopIteration:
        print("stop")
class Self:
    def __iter__(self): return self
    def __next__(self): return next(first)
first, second = tee(Self())
try:
    next(first)
except RuntimeError as e:
    print(e)
