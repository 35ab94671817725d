from itertools import count
for args in (("a",), (1, "a"), (None,), ([],), (1, 2, 3)):
    try:
        count(*args)
    except TypeError as e:
        print(e)
try:
    len(count())
except TypeError as e:
    print(e)
try:
    count()[0]
except TypeError as e:
    print(e)
