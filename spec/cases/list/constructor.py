print(list(), list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list(x * x for x in range(3)), list(map(str, [1])), list({"a": 1}.items()), list(b"a"), list([1]) is not [1])
# expect: [] ['a', 'b', 'c'] [1, 2] [1] [0, 1, 2] [0, 1, 4] ['1'] [('a', 1)] [97] True
