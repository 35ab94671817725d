import copy


def gen():
    yield


for what in (
    lambda: copy.copy(gen()),
    lambda: copy.deepcopy([gen()]),
    lambda: copy.copy({}.keys()),
    lambda: copy.copy(copy),
    lambda: copy.copy(),
    lambda: copy.deepcopy(),
    lambda: copy.replace(),
    lambda: copy.replace(3, x=1),
    lambda: copy.copy(memoryview(b"a")),
):
    try:
        print(what())
    except TypeError as e:
        print(e)


class R:
    def __reduce__(self):
        return (int,)


class N:
    def __getnewargs__(self):
        return 5


class A:
    pass


for what in (lambda: copy.copy(N()), lambda: copy.replace(A(), x=1)):
    try:
        what()
    except TypeError as e:
        print(e)
print(issubclass(copy.Error, Exception), copy.error is copy.Error, copy.__all__)
err = copy.copy(ValueError("a", 2))
print(repr(err), err.args)
e2 = KeyError("k")
e2.note = [1]
print(copy.deepcopy(e2).note, copy.deepcopy(OSError(2, "x")))
