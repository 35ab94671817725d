import re

data = [3, 8, 1, 9, 4]
if (n := len(data)) > 3:
    print(f"{n} items")
lines = iter(["first", "second", "", "never"])
while line := next(lines):
    print(line)
print([y for x in data if (y := x * 2) > 7], y)
print([(total := 0)] + [total := total + x for x in data], total)
print(any((found := x) > 8 for x in data), found)
if (m := re.match(r"(\w+)=(\d+)", "key=42")) and (value := int(m[2])) > 40:
    print(m[1], value)
print(f"{(z := 5)} {z=} {(w := z + 1):>4}")


def f(a, b=(default := 3)):
    return a + b


print(f(q := 2), q, default, f(a=(p := 1)), p)
cache = {}
print(cache.get("k") or (cache.setdefault("k", k := "made")), k, cache)
print((lambda v: (s := v * 2) + s)(3))
x = (y := 1, 2)
print(x, y, [i := 5, i ** 2], {(key := "a"): (val := 1)}, key, val)
while (n := n - 1) > 2:
    if n == 4:
        continue
    print("n", n)
else:
    print("else", n)
