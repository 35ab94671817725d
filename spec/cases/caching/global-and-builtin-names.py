def f(): return len([1, 2, 3])
out = [f(), f()]
def len(x): return "shadowed"
out.append(f())
del len
out.append(f())
globals()["len"] = lambda x: "by dict"
out.append(f())
del globals()["len"]
out.append(f())
print(out)  # expect: [3, 3, 'shadowed', 3, 'by dict', 3]
def g(): return counter
counter = 1
r = [g()]
for counter in range(3): r.append(g())
del counter
try:
    g()
except NameError as e:
    r.append(str(e))
counter = "back"
print(r, g())  # expect: [1, 0, 1, 2, "name 'counter' is not defined"] back
