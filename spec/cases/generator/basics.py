def g(n):
    print("start")
    for i in range(n):
        print("before", i)
        yield i
        print("after", i)
    print("end")
it = g(2)
print("made")
print(next(it))
print(next(it))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value)
print(list(it), next(it, "default"))
