class Seq(list): pass
class Map(dict): pass
class Duck:
    def __len__(self): return 2
    def __getitem__(self, i): return i
class Missing(dict):
    def __missing__(self, k): return "made"
def f(v):
    match v:
        case [a, b]: return f"seq {a} {b}"
        case {"k": x}: return f"map {x}"
        case {}: return "empty map"
        case _: return "neither"
print(f(Seq([1, 2])), f(Map(k=1)), f(Duck()), f(Missing()), f(Map()))
import collections
print(f(collections.deque([1, 2])), f(collections.OrderedDict(k=5)), f(collections.Counter()), f(collections.namedtuple("N", "a b")(3, 4)))
# expect: seq 1 2 map 1 neither empty map empty map
# expect: seq 1 2 map 5 empty map seq 3 4
