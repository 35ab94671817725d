a, b = ValueError("a"), ValueError("b")
try:
    try:
        raise a
    except ValueError:
        raise b
except ValueError:
    pass
print(a.__context__, b.__context__)  # expect: None a
try:
    try:
        raise b
    except ValueError:
        raise a
except ValueError:
    pass
print(a.__context__, b.__context__)  # expect: b None
try:
    raise a
except ValueError as e:
    try:
        raise e
    except ValueError as e2:
        print(e2.__context__, e2 is a)  # expect: b True
