x = []
for _ in range(100000):
    x = [x]
try:
    repr(x)
except RecursionError as e:
    print(type(e).__name__)
y = []
for _ in range(50):
    y = [y]
print(repr(y))
