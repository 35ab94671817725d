def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))  # expect: [1, 2, 3, 4]
def perms(xs):
    if not xs: yield ()
    for i in range(len(xs)):
        for rest in perms(xs[:i] + xs[i + 1:]):
            yield (xs[i],) + rest
print(list(perms([1, 2, 3])))  # expect: [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]
def deep(n):
    yield n
    if n: yield from deep(n - 1)
print(sum(deep(100)))  # expect: 5050
