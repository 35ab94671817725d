from collections import deque
a, b = deque([1, 2]), deque([1, 3])
print(a == b, a != b, a < b, a <= b, a > b, a >= b, a == deque([1, 2], 5), a == [1, 2], deque() == deque(), a < deque([1, 2, 0]))
print(a + b, a * 3, 2 * a, a * 0, a * -1)
a += [9]
print(a)
a *= 2
print(a, deque([1, 2], 3) * 2)
for make in (lambda: a + [1], lambda: a < [1], lambda: a * "x", lambda: hash(a), lambda: [1] + a, lambda: a - a):
    try:
        make()
    except TypeError as e:
        print(e)
