import tomllib
d = tomllib.loads('''
a = 1979-05-27T07:32:00Z
b = 1979-05-27T00:32:00-07:00
c = 1979-05-27 07:32:00.123456
d = 1979-05-27
e = 07:32:00
f = 00:32:00.999
''')
for k, v in d.items():
    print(k, repr(v) if k in "cdef" else v)
