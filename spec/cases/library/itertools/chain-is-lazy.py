from itertools import chain
def gen(name, n):
    for i in range(n):
        print("pull", name, i)
        yield name + str(i)
c = chain(gen("a", 2), gen("b", 1))
print("made")
print(next(c))
print(list(c))
def outer():
    for name in "xy":
        print("outer", name)
        yield gen(name, 1)
c = chain.from_iterable(outer())
for item in c:
    print(item)
