def make(n):
    k = 2
    fs = {i: (lambda x, i=i: x * i * k + n) for i in range(3)}
    k = 3
    return [fs[i](10) for i in fs]
print(make(1))  # expect: [1, 31, 61]
def outer():
    def inner(): return [v + w for w in range(2)]
    v = 5
    return inner()
print(outer())  # expect: [5, 6]
