try:
    [1 // (2 - i) for i in range(4)]
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
try:
    {k: v for k, v in [(1, 2), (3,)]}
except ValueError as e:
    print(e)  # expect: not enough values to unpack (expected 2, got 1)
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
try:
    {[i] for i in range(2)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
