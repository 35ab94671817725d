def show(x):
    print("show", x)
    return x
g = (show(i) for i in range(3))
print("made")
print(next(g))
print(list(g), list(g))
src = [1, 2]
g = (x for x in src)
src.append(3)
print(list(g))
try:
    g = (x for x in 5)
except TypeError as e:
    print(e)
print(sum(x * x for x in range(4)), any(x > 2 for x in range(10)), max((len(w) for w in ["a", "bbb"]), default=0))
