counter = 1
try:
    print(countr)
except NameError as e:
    print(e)  # expect: name 'countr' is not defined
class A:
    blech = 1
try:
    A().bluch
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)  # expect: 'A' object has no attribute 'bluch' bluch A
