from collections.abc import Sequence, Mapping, Sized
class Virtual:
    def __len__(self): return 2
    def __getitem__(self, i): return ("a", "b")[i]
v = Virtual()
print(isinstance(v, Sequence), isinstance(v, Sized))
Sequence.register(Virtual)
print(isinstance(v, Sequence), issubclass(Virtual, Sequence), hasattr(v, "index"), Virtual.__mro__)
match v:
    case [x, y]:
        print("matched", x, y)
@Mapping.register
class M:
    def keys(self): return ["k"]
    def __len__(self): return 1
    def __getitem__(self, key): return 1
    def get(self, key, default=None): return 1 if key == "k" else default
print(isinstance(M(), Mapping), M.__name__)
match M():
    case {"k": one}:
        print(one)
