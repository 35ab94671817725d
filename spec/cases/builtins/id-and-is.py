a = [1]
b = a
c = [1]
print(id(a) == id(b), id(a) == id(c), a is b, a is c, None is None, type(id(a)).__name__, id(None) == id(None), a is not c, len is len, (lambda: 0) is (lambda: 0))
# expect: True False True False True int True True True False
