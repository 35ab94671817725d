a = b = c = 1
del a, (b, c)
for n in ("a", "b", "c"):
    print(n in globals())
try:
    del a
except NameError as e:
    print(e)
a = 2
print(a)
# expect: False
# expect: False
# expect: False
# expect: name 'a' is not defined
# expect: 2
