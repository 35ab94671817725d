print((lambda: 1)(), (lambda x: x)(2), (lambda x, y=2: x + y)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda a, /, b, *, c: (a, b, c))(1, 2, c=3), (lambda x: lambda y: x + y)(1)(2))
compose = lambda *fs: (lambda x: compose(*fs[:-1])(fs[-1](x)) if fs else x)
print(compose(str, abs, int)("-5"), sorted([3, 1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])), (lambda: (yield))().__next__())
# expect: 1 2 3 (1, 2) {'a': 1} (1, 2, 3) 3
# expect: 5 [3, 2, 1] [3, 8] None
