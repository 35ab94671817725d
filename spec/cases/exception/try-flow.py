def f(x):
    try:
        print("try", x)
        if x == 1: raise ValueError("one")
        if x == 2: return "returned"
        if x == 3: raise KeyError("three")
    except ValueError as e:
        print("except", e)
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for x in range(3):
    print(f(x))
try:
    f(3)
except KeyError as e:
    print("outside", e)
