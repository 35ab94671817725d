import copy

a = {"list": [1, [2, {"x": (3, [4])}]], "t": (1, 2), "s": {1, 2}, 5: None}
b = copy.deepcopy(a)
print(b == a, b is a)
b["list"][1][1]["x"][1].append(99)
b["s"].add(7)
print(a, sorted(b["s"]))
print(b["t"] is a["t"], b["list"] is a["list"])

# Shared things stay shared, cycles stay cycles.
shared = [1]
x = [shared, shared]
y = copy.deepcopy(x)
print(y[0] is y[1], y[0] is shared)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is loop, c)
d = {}
d["self"] = d
e = copy.deepcopy(d)
print(e["self"] is e)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u is t, u[0][0] is u)
print(copy.deepcopy((1, "a", (2, 3))), copy.deepcopy(frozenset({1})))
n = [0]
for _ in range(50):
    n = [n]
m = copy.deepcopy(n)
print(str(m) == str(n), copy.deepcopy([[0] * 3] * 2))
