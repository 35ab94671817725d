import traceback


def gen():
    yield 1
    raise ValueError("from generator")


class Context:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print(kind.__name__, value, "".join(traceback.format_tb(tb)).count("File"))
        return True


with Context():
    for x in gen():
        pass
try:
    list(map(lambda x: 1 / x, [1, 0]))
except ZeroDivisionError:
    print(traceback.format_exc())
try:
    sorted([3, "a"], key=lambda x: x)
except TypeError as e:
    print(traceback.format_tb(e.__traceback__))
