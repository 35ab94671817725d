# __setstate__ of exceptions sets attributes.
error = ValueError("text")
error.__setstate__({"a": 1, "b": [2]})
print(error.a, error.b, error.__setstate__(None))
for state in (42, [], {1: 2}):
    try:
        error.__setstate__(state)
    except TypeError as refused:
        print(refused)


class Made(Exception):
    def __new__(cls):
        return 5


try:
    raise Made
except TypeError as refused:
    print(refused)
