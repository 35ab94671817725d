e = "outer"
try:
    raise ValueError("v")
except ValueError as e:
    print(e)  # expect: v
try:
    print(e)
except NameError as n:
    print(n)  # expect: name 'e' is not defined
def f():
    e = 1
    try:
        raise KeyError
    except KeyError as e:
        e = "rebound"
    try:
        return e
    except UnboundLocalError as u:
        return str(u)
print(f())  # expect: cannot access local variable 'e' where it is not associated with a value
try:
    raise IndexError("i")
except IndexError as x:
    del x
print("fine")  # expect: fine
