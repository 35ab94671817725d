from itertools import compress, cycle
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("ABC", [])), list(compress([], [1])), list(compress("ABCDEF", cycle([True, False]))), list(compress(data="ab", selectors=["", "x"])))
class T:
    def __init__(self, v): self.v = v
    def __bool__(self):
        print("bool", self.v)
        return self.v
print(list(compress("ab", [T(False), T(True)])))
for make in (lambda: compress("a"), lambda: compress(1, [1]), lambda: compress("a", 1)):
    try:
        make()
    except TypeError as e:
        print(e)
