from collections import deque


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for value in ({}, None, 1.5, [], {1}, range(3), deque()):
    for sequence in ("a", b"a", bytearray(b"a"), [1], (1,), deque([1])):
        show(lambda: value * sequence)
        show(lambda: sequence * value)
