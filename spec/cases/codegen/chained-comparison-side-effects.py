def v(n):
    print(n, end=" ")
    return n
tests = [lambda: v(1) < v(2) < v(3) < v(4), lambda: v(1) < v(0) < v(3), lambda: v(1) == v(1) != v(2) in [v(2)], lambda: not v(1) < v(2) < v(1), lambda: [x for x in range(3) if 0 < v(x) <= 2], lambda: v(3) > v(2) is not None]
for t in tests: print("=>", t())
n = 0
while 0 <= n < 3: n += 1
print(n, "in" if 0 < n < 3 else "out")
# expect: 1 2 3 4 => True
# expect: 1 0 => False
# expect: 1 1 2 2 => True
# expect: 1 2 1 => True
# expect: 0 1 2 => [1, 2]
# expect: 3 2 => True
# expect: 3 out
