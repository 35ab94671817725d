a = [3, 1, 2]
def key(x):
    print(len(a), end=" ")
    return x
a.sort(key=key)
print(a)  # expect: 0 0 0 [1, 2, 3]
b = [3, 1, 2]
def mutate(x):
    b.append(x)
    return x
try:
    b.sort(key=mutate)
except ValueError as e:
    print(e)  # expect: list modified during sort
print(b)  # expect: [1, 2, 3]
