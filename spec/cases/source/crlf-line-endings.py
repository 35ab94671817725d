x = 1
if x:
    y = """a
b"""
    print(repr(y), len(y))
z = [1,
     2]
print(z, \
      "continued")
# comment
print("end")
