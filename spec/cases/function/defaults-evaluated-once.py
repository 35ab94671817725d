n = 5
def f(x=n): return x
n = 6
print(f(), n)  # expect: 5 6
def g(item, acc=[]):
    acc.append(item)
    return acc
print(g(1), g(2), g(3, []), g(4))  # expect: [1, 2, 4] [1, 2, 4] [3] [1, 2, 4]
def h(a, b=[], c={}):
    b.append(a)
    c[a] = len(b)
    return c
h(1)
print(h(2), g.__defaults__, h.__defaults__)  # expect: {1: 1, 2: 2} ([1, 2, 4],) ([1, 2], {1: 1, 2: 2})
def kw(*, k=[1]): return k
kw().append(2)
print(kw(), kw.__kwdefaults__)  # expect: [1, 2] {'k': [1, 2]}
