def v(x):
    print("value", x)
    return x
def t(x):
    print("target", x)
    return x
d = {}
d[t("a")] = d[t("b")] = v(1)
l = [0, 0]
l[t(0)], d[t("c")] = v(2), v(3)
print(d, l)
i = l[i] = 1 if False else 0
print(i, l)
