def f(tag, v):
    print(tag, end=" ")
    return v
class O: n = 1
l, d, o = [[1], 2], {"k": "v"}, O()
f("list", l)[f("index", 1)] += f("value", 10)
f("dict", d)[f("key", "k")] *= f("two", 2)
f("obj", o).n -= f("one", 1)
f("list", l)[f("zero", 0)] += f("more", [5])
f("slice", l)[f("a", 1):f("b", 2)] += f("c", [7])
print()
print(l, d, o.n, vars(o))
