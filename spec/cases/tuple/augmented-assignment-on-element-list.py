t = ([1], 2)
try:
    t[0] += [2]
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
print(t)  # expect: ([1, 2], 2)
u = (1,)
v = u
u += (2,)
print(u, v)  # expect: (1, 2) (1,)
