log = []
def v(x):
    log.append(x)
    return x
class O:
    def __setattr__(self, n, x): log.append(("setattr", n, x))
    def __setitem__(self, k, x): log.append(("setitem", k, x))
    def __getitem__(self, k): log.append(("getitem", k)); return 10
    def __getattr__(self, n): log.append(("getattr", n)); return 20
    def __delitem__(self, k): log.append(("delitem", k))
    def __delattr__(self, n): log.append(("delattr", n))
o = O()
o[v("k")] = v("value")
o.a = v("x")
o[v("i")] += v(5)
o.b += v(6)
o[v(1)], o.c = v(2), v(3)
o[v("s"):v("t"):v("u")] = v("slice")
del o[v("d")], o.e
o.f = o[v("last")] = v("both")
for entry in log: print(entry)
