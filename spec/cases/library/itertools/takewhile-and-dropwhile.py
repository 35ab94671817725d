from itertools import takewhile, dropwhile
data = [1, 4, 6, 4, 1]
print(list(takewhile(lambda x: x < 5, data)), list(dropwhile(lambda x: x < 5, data)), list(takewhile(bool, [])), list(dropwhile(bool, [1, 2])))
it = iter(data)
print(list(takewhile(lambda x: x < 5, it)), list(it))
t = takewhile(lambda x: x < 5, data)
print(next(t), next(t), next(t, "end"), next(t, "end"))
calls = []
print(list(dropwhile(lambda x: calls.append(x) or x < 4, data)), calls)
print(list(takewhile(str.isdigit, "12a3")), list(dropwhile(str.isdigit, "12a3")))
for f in (takewhile, dropwhile):
    for args in ((), (None,), (1, 2), (None, [1])):
        try:
            list(f(*args))
        except TypeError as e:
            print(f.__name__, e)
