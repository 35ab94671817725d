def v(name, value):
    print(name, end=" ")
    return value
print(v("a", 1) + v("b", 2) * v("c", 3))
print(v("x", 2) ** v("y", 3) ** v("z", 2))
print(v("base", [1, 2, 3])[v("index", 1)])
def g(*a, **k): return a, k
print(v("f", g)(v("p", 1), *v("s", [2]), k=v("k", 3), **v("d", {"m": 4})))
# expect: a b c 7
# expect: x y z 512
# expect: base index 2
# expect: f p s k d ((1, 2), {'k': 3, 'm': 4})
