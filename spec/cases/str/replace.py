print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("aa", "x"), "abc".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("x", "y"), "abc".replace("b", ""), "".replace("", "x"), "a.b.c".replace(".", "$&"), "aaa".replace("a", "b", count=1))
try:
    "abc".replace("a")
except TypeError as e:
    print(e)
try:
    "abc".replace("a", 1)
except TypeError as e:
    print(e)
# expect: bbb bba xa -a-b-c- -a-bc abc ac x a$&b$&c baa
# expect: replace() takes at least 2 positional arguments (1 given)
# expect: replace() argument 2 must be str, not int
