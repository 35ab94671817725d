class ByIter:
    def __iter__(self):
        print("iter")
        return iter([1, 2, 3])


class ByIndex:
    def __getitem__(self, index):
        print("get", index)
        if index > 2:
            raise IndexError
        return index * 10


class ByHook:
    def __contains__(self, item):
        print("contains", item)
        return "truthy" if item else ""


class Never:
    __contains__ = None

    def __iter__(self):
        return iter([1])


print(2 in ByIter(), 9 in ByIter())
print(10 in ByIndex(), 7 not in ByIndex())
print(1 in ByHook(), 0 in ByHook(), 0 not in ByHook())
for wrong in (Never(), object(), 5):
    try:
        1 in wrong
    except TypeError as error:
        print(str(error).replace("object object", "object"))
nan = float("nan")
print(nan in [nan], [] in [[]], "" in "abc", "bc" in "abc")
try:
    1 in "abc"
except TypeError as error:
    print(error)
