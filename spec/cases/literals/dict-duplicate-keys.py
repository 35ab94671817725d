d = {"a": 1, "b": 2, "a": 3}
print(d)  # expect: {'a': 3, 'b': 2}
print({1: "int", 1.0: "float", True: "bool"})  # expect: {1: 'bool'}
print({True: "t", 1: "i"}, {0: "z", False: "f"})  # expect: {True: 'i'} {0: 'f'}
