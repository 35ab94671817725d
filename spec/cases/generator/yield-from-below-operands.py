# What lies on the stack below a `yield from` is still there behind it, whoever runs the generator.
def adds(x, items):
    r = x + (yield from items)
    return r


class Answering:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration(10)
        self.n -= 1
        return self.n


def collect(generator):
    out = []
    while True:
        try:
            out.append(next(generator))
        except StopIteration as stop:
            return out, stop.value


def build(a, b):
    return [a, b, (yield from iter((1, 2))), a + b]


def call(f, a):
    return f(a, (yield from range(2)), a)


total = 0
for i in range(300):
    out, value = collect(adds(i, Answering(2)))
    total += value + sum(out)
    out, value = collect(build(i, 2))
    total += value[0] + value[1] + value[3] + len(out)
    out, value = collect(call(lambda p, q, r: (p, q, r), i))
    total += value[0] + value[2]
print(total)
print(collect(adds(5, Answering(3))), collect(build(3, 4)), collect(call(lambda *a: a, 7)))
