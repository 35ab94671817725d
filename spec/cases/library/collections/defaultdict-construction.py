from collections import defaultdict
print(defaultdict(), defaultdict(None), defaultdict(int, {1: 2}), defaultdict(int, [(1, 2)], a=3), defaultdict(a=1), defaultdict(str, x="y"), defaultdict.fromkeys("ab", 0))
for make in (lambda: defaultdict(1), lambda: defaultdict("a"), lambda: defaultdict(list, 1), lambda: hash(defaultdict())):
    try:
        make()
    except TypeError as e:
        print(e)
