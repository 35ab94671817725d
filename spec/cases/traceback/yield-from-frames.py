def inner():
    yield 1
    raise ValueError("in inner")
def outer():
    yield from inner()
for x in outer():
    print(x)
