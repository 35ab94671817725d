from collections import deque
d = deque(maxlen=3)
for i in range(5):
    d.append(i)
    print(list(d), end=" ")
print()
d.appendleft("x")
print(d)
d.extend([7, 8])
print(d)
d.extendleft("abcd")
print(d, d.maxlen)
try:
    d.insert(0, 1)
except IndexError as e:
    print(e)
try:
    d.maxlen = 5
except AttributeError as e:
    print(e)
print(deque(d), deque(d, d.maxlen), d + deque([1, 2]), d * 2, d.copy())
