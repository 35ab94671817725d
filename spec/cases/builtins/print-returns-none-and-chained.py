x = print("a")
print(x, print is print, [print(i) for i in range(2)])
print("%s" % print("inner"))
# expect: a
# expect: 0
# expect: 1
# expect: None True [None, None]
# expect: inner
# expect: None
