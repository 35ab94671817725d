def g(name):
    for i in range(3):
        yield f"{name}{i}"
a, b = g("a"), g("b")
out = []
for x in a:
    out.append(x)
    out.append(next(b))
print(out)  # expect: ['a0', 'b0', 'a1', 'b1', 'a2', 'b2']
def robin(*its):
    its = [iter(i) for i in its]
    while its:
        for it in list(its):
            try:
                yield next(it)
            except StopIteration:
                its.remove(it)
print("".join(robin("ABC", "D", "EF")))  # expect: ADEBFC
