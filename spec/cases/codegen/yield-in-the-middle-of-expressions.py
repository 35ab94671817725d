def g():
    x = [1, (yield "list"), 3]
    y = {"k": (yield "dict"), (yield "key"): 5}
    z = f"{(yield 'fstring')}-{(yield 'two')}"
    c = 1 < (yield "cmp") < 10
    a = max(1, (yield "arg"), *(yield "star"), key=(yield "kw"))
    b = (yield "left") + (yield "right") * 2
    d = x[(yield "sub")]
    e = (yield "cond") and (yield "never or") or (yield "or")
    t = (yield "t1"), (yield "t2")
    return x, y, z, c, a, b, d, e, t
it = g()
answers = iter(["L", "V", "K", "F", "G", 5, 7, [9, 2], None, 10, 20, 1, 0, "last", "T1", "T2"])
sent = None
try:
    while True:
        what = it.send(sent)
        sent = next(answers)
        print(what, "<-", sent)
except StopIteration as e:
    for v in e.value: print(v)
