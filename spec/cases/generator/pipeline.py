def numbers(n):
    for i in range(n): yield i
def odd(xs):
    for x in xs:
        if x % 2: yield x
def squared(xs): return (x * x for x in xs)
def take(n, xs):
    for i, x in enumerate(xs):
        if i >= n: return
        yield x
print(list(take(3, squared(odd(numbers(100))))), sum(squared(odd(numbers(10)))))
def naturals():
    n = 0
    while True:
        yield n
        n += 1
print(list(take(4, odd(naturals()))), [*take(2, "abc")], list(zip(naturals(), "ab")))
# expect: [1, 9, 25] 165
# expect: [1, 3, 5, 7] ['a', 'b'] [(0, 'a'), (1, 'b')]
