from collections import deque


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for index in (2**53, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1):
    for sequence in ("a", "\U0001f600", b"a", bytearray(b"a"), memoryview(b"a"), [1], (1,), range(3), deque([1])):
        show(lambda: sequence[index])
