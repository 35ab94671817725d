def kind(name, value):
    print("eval", name)
    return value
try:
    raise KeyError
except kind("a", ValueError):
    print("no")
except kind("b", (KeyError,)):
    print("yes")
except kind("c", Exception):
    print("never")
try:
    print("no exception")
except kind("d", Exception):
    pass
for bad in (5, "x", (ValueError, 5), int):
    try:
        try:
            raise KeyError("k")
        except bad:
            pass
    except TypeError as e:
        print(e)
# expect: eval a
# expect: eval b
# expect: yes
# expect: no exception
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
# expect: catching classes that do not inherit from BaseException is not allowed
