class P: pass
def make(names):
    p = P()
    for i, n in enumerate(names): setattr(p, n, i)
    return p
objects = [make(s) for s in ("abc", "cba", "bac", "abcd", "a", "xyzabc")]
total = 0
for o in objects * 3:
    total += o.a
print(total, [vars(o) for o in objects[:3]])
for o in objects:
    del o.a
    o.a = 100
print([o.a for o in objects], list(vars(objects[0])))
for o in objects: o.__dict__["b"] = "via dict"
print([o.b for o in objects])
# expect: 18 [{'a': 0, 'b': 1, 'c': 2}, {'c': 0, 'b': 1, 'a': 2}, {'b': 0, 'a': 1, 'c': 2}]
# expect: [100, 100, 100, 100, 100, 100] ['b', 'c', 'a']
# expect: ['via dict', 'via dict', 'via dict', 'via dict', 'via dict', 'via dict']
