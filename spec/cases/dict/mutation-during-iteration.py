d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
print(len(d))  # expect: 3
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
d = {1: 1, 2: 2, 3: 3}
for k in d:
    d[k] = k * 10
print(d)  # expect: {1: 10, 2: 20, 3: 30}
try:
    for k in d.keys():
        v = d.pop(k)
        d[k + 100] = v
except RuntimeError as e:
    print(e)
try:
    for k, v in d.items():
        d[k, "new"] = 1
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
for k in list(d):
    del d[k]
print(d)  # expect: {}
