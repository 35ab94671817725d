from collections import defaultdict
d = defaultdict(list)
d["self"] = d
print(d)
print(defaultdict(dict, a={}), repr(defaultdict(int)), str(defaultdict(None, {1: defaultdict(int)})), f"{defaultdict(int, a=1)}")
class D(defaultdict): pass
print(D(int, a=1))
match d:
    case {"self": inner}:
        print(inner is d)
