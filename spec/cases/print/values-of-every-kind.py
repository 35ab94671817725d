print(1, 1.0, True, None, "s", b"b", [1, "s"], (1,), {"k": "v"}, {1}, range(3), 1j, ..., NotImplemented, int, slice(1), frozenset([1]), bytearray(b"x"))
print("it's", ["it's"], 'q"', ['q"'], "\\", ["\\"], "\n" == "\n", ["\n"])
