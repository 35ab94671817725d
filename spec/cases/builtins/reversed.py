print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed({1: 2}.items())), list(reversed(b"ab")))
r = reversed([1, 2, 3])
print(next(r), list(r), r.__length_hint__())
for bad in ({1}, 5, (x for x in []), None):
    try:
        reversed(bad)
    except TypeError as e:
        print(e)
# expect: [2, 1] ['b', 'a'] [2, 1] [2, 1, 0] ['b', 'a'] [(1, 2)] [98, 97]
# expect: 3 [2, 1] 0
# expect: 'set' object is not reversible
# expect: 'int' object is not reversible
# expect: 'generator' object is not reversible
# expect: 'NoneType' object is not reversible
