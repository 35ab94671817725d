def f(x):
    match x:
        case {"n": n} if n / 0:
            return 1
f({"n": 1})
