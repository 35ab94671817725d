from collections import OrderedDict
o = OrderedDict.fromkeys("abcde")
o.move_to_end("b")
print("".join(o))
o.move_to_end("b", last=False)
print("".join(o))
o.move_to_end("b", False)
o.move_to_end("e")
print("".join(o))
n = OrderedDict((i, i) for i in range(12))
for i in (3, 7, 0):
    n.move_to_end(i)
n.move_to_end(5, last=False)
n[3] = "x"
del n[7]
print(list(n.items()))
for make in (lambda: o.move_to_end("zz"), lambda: o.move_to_end()):
    try:
        make()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
t = OrderedDict({(1, 2): "a", (3, 4): "b", "k": "c"})
t.move_to_end((1, 2))
t.move_to_end("k", last=False)
print(t)
