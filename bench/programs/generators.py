# A pipeline of generators, generator expressions and yield from over a tree.
def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def odd(items):
    for item in items:
        if item % 2:
            yield item


def pairs(items):
    previous = None
    for item in items:
        if previous is not None:
            yield previous, item
        previous = item


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


total = sum(b - a for a, b in pairs(odd(numbers(120000))))
squares = sum(value * value for value in walk(build(0, 6000)))
print(total, squares)
