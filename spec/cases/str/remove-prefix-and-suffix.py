print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "abc".removeprefix("x"), "aaa".removeprefix("a"), "abc".removesuffix(""), "".removeprefix("a"))
try:
    "a".removeprefix(("a", "b"))
except TypeError as e:
    print(e)
