print(len(""), len("é😀"), len([1]), len(()), len({1: 2}), len({1}), len(range(5)), len(b"ab"), len(bytearray(3)), len(range(0, 10, 3)), len({}.keys()))
for bad in (5, None, 1.5, len, int, (x for x in []), map(str, [])):
    try:
        len(bad)
    except TypeError as e:
        print(e)
# expect: 0 2 1 0 1 1 5 2 3 4 0
# expect: object of type 'int' has no len()
# expect: object of type 'NoneType' has no len()
# expect: object of type 'float' has no len()
# expect: object of type 'builtin_function_or_method' has no len()
# expect: object of type 'type' has no len()
# expect: object of type 'generator' has no len()
# expect: object of type 'map' has no len()
