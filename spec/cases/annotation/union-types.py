print(int | None, None | int, str | int, isinstance(5, int | str), isinstance(None, int | None), (int | str).__args__, int | int, (int | str) | float, hash(int | str) == hash(str | int), list | tuple)
for f in (lambda: 5 | int, lambda: int | "str", lambda: isinstance(1, int | list[int])):
    try:
        print(f())
    except TypeError as e:
        print(e)
