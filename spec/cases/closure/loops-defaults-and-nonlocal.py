late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
made = [(lambda n: lambda: n)(i) for i in range(3)]
print([f() for f in late], [f() for f in early], [f() for f in made])


def counter(start=0):
    count = start

    def bump(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    bump.reset = reset
    return bump


a, b = counter(), counter(10)
print(a(), a(5), b(), a.reset(), a(), b(2))


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x

        return inner

    return middle()(), x


print(outer())


def make_adders():
    adders = []
    for n in range(3):
        def add(x):
            return x + n

        adders.append(add)
    n = 100
    return adders


print([add(1) for add in make_adders()])


def default_is_shared(item, bucket=[]):
    bucket.append(item)
    return bucket


print(default_is_shared(1), default_is_shared(2), default_is_shared.__defaults__)


def conditional(flag):
    if flag:
        value = 1

    def read():
        return value

    try:
        return read()
    except NameError as error:
        return str(error)


print(conditional(True), conditional(False))
compose = lambda *fs: lambda x: x if not fs else fs[0](compose(*fs[1:])(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
