# Closures, nonlocal, functions as values, default arguments, *args and keyword arguments.
def counter(step):
    total = 0

    def add(amount=1):
        nonlocal total
        total += amount * step
        return total

    return add


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def scale(value, *, by=2, plus=0):
    return value * by + plus


def run(count):
    adders = [counter(step) for step in range(5)]
    chain = compose(lambda v: v + 1, lambda v: v % 1009, lambda v: v * 3)
    total = 0
    for i in range(count):
        total += adders[i % 5](i % 7)
        total += chain(i)
        total += scale(i, by=3, plus=1)
        total %= 1000003
    return total


print(run(60000))
