def f():
    return 1
    print("dead")
    yield 2
def g():
    while True:
        break
        print("dead")
    for x in [1]:
        continue
        print("dead")
    try:
        raise ValueError
        print("dead")
    except ValueError:
        return "g"
    return "unreached"
def h(x):
    if x: return "a"
    else: return "b"
    return "c"
print(list(f()), g(), h(1), h(0))  # expect: [] g a b
def k():
    raise KeyError("k")
    return 5
try:
    k()
except KeyError as e:
    print(e)  # expect: 'k'
