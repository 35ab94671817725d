s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)  # expect: Set changed size during iteration
try:
    for x in {1, 2}:
        pass
    for x in s:
        s.discard(x)
except RuntimeError as e:
    print(e)  # expect: Set changed size during iteration
for x in list(s):
    s.discard(x)
print(s)  # expect: set()
