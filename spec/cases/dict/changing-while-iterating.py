def attempt(action):
    d = {"a": 1, "b": 2, "c": 3}
    seen = []
    try:
        for key in d:
            seen.append(key)
            action(d, key)
        print(seen, d)
    except RuntimeError as error:
        print(seen, error)


attempt(lambda d, k: d.pop(k))
attempt(lambda d, k: d.update({k + "x": 0}))
attempt(lambda d, k: d.update({k: 0}))
attempt(lambda d, k: (d.pop("c"), d.update(c=9)) if k == "a" else None)
attempt(lambda d, k: d.clear())
d = {1: 1, 2: 2}
for key in list(d):
    del d[key]
print(d)
d = {x: x for x in range(5)}
for key, value in list(d.items()):
    if value % 2:
        del d[key]
print(d)
it = iter({"a": 1})
next(it)
try:
    next(it)
except StopIteration:
    print("over")
values = {"a": 1}.values()
items = {"a": 1, "b": 2}
view = items.keys()
items["z"] = 0
print(list(view), len(values))
