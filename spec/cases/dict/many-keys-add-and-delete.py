d = {}
for i in range(200):
    d[i] = i * i
for i in range(0, 200, 3):
    del d[i]
for i in range(0, 200, 6):
    d[i] = "again"
print(len(d), list(d)[:8], list(d)[-5:], d[199], d[6], 9 in d, sum(1 for v in d.values() if v == "again"), d.popitem(), d.popitem())
for k in list(d):
    if k % 5:
        del d[k]
print(list(d))
