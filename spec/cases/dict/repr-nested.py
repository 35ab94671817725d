d = {"a": [1, (2,)], 3: {"x": {"y": None}}, (1, 2): "t", None: {1.5}, "q'": 'd"'}
print(d)
print(str(d) == repr(d), len(str(d)), {}, {"": {}}, [{}], f"{d['a']}", {1: ...})
# expect: {'a': [1, (2,)], 3: {'x': {'y': None}}, (1, 2): 't', None: {1.5}, "q'": 'd"'}
# expect: True 77 {} {'': {}} [{}] [1, (2,)] {1: Ellipsis}
