try:
    print(len(str(10 ** 4299)))
    str(10 ** 4300)
except ValueError as e:
    print(e)
try:
    int("1" * 4301)
except ValueError as e:
    print(e)
print(len(hex(10 ** 5000)), len(bin(1 << 20000)), int("f" * 5000, 16) == 16 ** 5000 - 1)
