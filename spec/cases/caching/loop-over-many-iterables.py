class G:
    def __getitem__(self, i):
        if i == 2: raise IndexError
        return f"g{i}"
class I:
    def __iter__(self): return iter("it")
def walk(x): return [v for v in x]
for _ in range(2):
    for x in ([1, 2], (3,), "ab", {"k": 1}, {5}, range(2), b"x", {"k": 1}.items(), (i for i in "g"), map(str, [1]), zip("a", "b"), enumerate("e"), reversed([1, 2]), G(), I(), iter([9]), "😀x"):
        print(walk(x), end=" ")
    print()
