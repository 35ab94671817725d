def pair():
    box = []
    def put(x):
        box.append(x)
        return put
    def get(): return box
    return put, get
put, get = pair()
put(1)(2)(3)
print(get())  # expect: [1, 2, 3]
def acc():
    total = 0
    count = 0
    def add(v):
        nonlocal total, count
        total, count = total + v, count + 1
        return total / count
    return add
avg = acc()
print(avg(10), avg(20), avg(60))  # expect: 10.0 15.0 30.0
