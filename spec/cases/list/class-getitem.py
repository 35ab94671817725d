print(list[int], dict[str, int], tuple[int, ...], set[str], list[list[int]], type(list[int]).__name__, list[int]([1, 2]), list[int].__origin__, list[int].__args__)
try:
    isinstance([1], list[int])
except TypeError as e:
    print(e)
try:
    int[str]
except TypeError as e:
    print(e)
