import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())


class Nested:
    def __init__(self, levels):
        self.levels = levels

    def __str__(self):
        return "." if self.levels == 0 else "." + str(Nested(self.levels - 1))


print(depth(3000), len(str(Nested(1000))))
for wrong in (0, 2**31):
    try:
        sys.setrecursionlimit(wrong)
    except (ValueError, OverflowError) as error:
        print(error)
sys.setrecursionlimit(200)
try:
    depth(300)
except RecursionError:
    print("deep enough")
