from difflib import ndiff, restore, Differ
a = "one\ntwo\nthree\n".splitlines(True)
b = "ore\ntree\nemu\n".splitlines(True)
delta = list(ndiff(a, b))
print("".join(delta), end="")
print(list(restore(delta, 1)), list(restore(delta, 2)))
print("".join(Differ().compare("1. Beautiful\n2. Explicit\n3. Simple\n4. Complex\n".splitlines(True), "1. Beautiful\n3.   Simple\n4. Complicated\n5. Flat\n".splitlines(True))))
try:
    list(restore(delta, 3))
except ValueError as e:
    print(e)
