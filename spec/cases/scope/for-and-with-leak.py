for i in range(3): pass
print(i)  # expect: 2
for j in []: pass
try:
    j
except NameError as e:
    print(e)  # expect: name 'j' is not defined
for k, (m, n) in [(1, (2, 3))]: pass
print(k, m, n)  # expect: 1 2 3
try:
    raise ValueError("v")
except ValueError as err:
    pass
try:
    err
except NameError as e:
    print(e)  # expect: name 'err' is not defined
