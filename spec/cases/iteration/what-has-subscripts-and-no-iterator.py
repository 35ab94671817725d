import re


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class NoIterator:
    def __iter__(self):
        return iter(None)


class Numbers:
    def __getitem__(self, index):
        return [1, 2][index]


# A match and a union have subscripts, but are no sequences; a generic alias gives itself unpacked.
show(lambda: list(re.match("a", "a")))
show(lambda: sorted(None | tuple))
show(lambda: 1 in (int | str))
show(lambda: list(list[int]))
show(lambda: list(Numbers()))
show(lambda: 1 in NoIterator())
show(lambda: 1 in Numbers())
