from collections.abc import *
print(Mapping[str, int], Iterable[int], Callable[[int, str], bool], Callable[..., int], Callable[[], None], Sequence[int].__origin__, Mapping[str, int].__args__, Callable[[int], str].__args__)
def f(x: Sequence[int], cb: Callable[[int], str]) -> Iterator[str]: ...
print(f.__annotations__["x"], f.__annotations__["return"])
for make in (lambda: isinstance([], Sequence[int]), lambda: Callable[int]):
    try:
        make()
    except TypeError as e:
        print(e)
