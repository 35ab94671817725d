from collections import deque
print(deque(), deque([1, 2, 3]), deque("abc"), deque(range(5), 3), deque([1, 2, 3], maxlen=2), deque(maxlen=2), deque([1], None), deque({"a": 1}), deque(x * x for x in range(3)), deque(iterable=[1], maxlen=5))
print(deque([1]).maxlen, deque([], 0).maxlen, deque([1, 2], 0), deque(maxlen=True))
for make in (lambda: deque(1), lambda: deque([1], -1), lambda: deque([1], "a"), lambda: deque([1], 1.5), lambda: deque([1], 2, 3), lambda: deque(foo=1), lambda: deque([1], 10**30)):
    try:
        make()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
