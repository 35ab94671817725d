d = {"a": 1}
e = d
d |= {"b": 2}
d |= [("c", 3)]
d.update(d=4, **{"e": 5})
print(d, d is e)
try:
    d |= 5
except TypeError as error:
    print(error)
for make in (
    lambda: {**{'a': 1}, **{'a': 2, 'b': 3}},
    lambda: {'a': 1} | {'b': 2},
    lambda: {'a': 1} | [('b', 2)],
    lambda: dict(a=1, b=2),
    lambda: dict([('a', 1)], b=2),
    lambda: dict({'a': 1}, a=2),
    lambda: dict(zip('ab', range(2))),
    lambda: dict([['a', 1], 'bc']),
    lambda: dict([('a',)]),
    lambda: dict(['abc']),
    lambda: dict([1]),
    lambda: dict(5),
    lambda: dict({1: 2}, **{'x': 3}),
    lambda: dict(**{1: 2}),
    lambda: {}.update([('a', 1, 2)]),
    lambda: {}.update(5),
    lambda: {}.update({'a': 1}, {'b': 2}),
    lambda: dict.fromkeys('aab'),
    lambda: dict.fromkeys([1, 2], []),
    lambda: dict.fromkeys(5),
    lambda: {'a': 1}.setdefault('a', 5),
    lambda: {}.setdefault('k'),
    lambda: {'a': 1}.pop('a'),
    lambda: {}.pop('a'),
    lambda: {}.pop('a', None),
    lambda: {}.popitem(),
    lambda: {'a': 1, 'b': 2}.popitem(),
    lambda: {'a': 1}.get('b', 'z'),
    lambda: {[]: 1},
    lambda: {'a': 1} == {'a': 1.0},
    lambda: {'a': 1} < {},
    lambda: {1: 'x', True: 'y', 1.0: 'z'},
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
