try:
    @5
    def f(): pass
except TypeError as e:
    print(e)  # expect: 'int' object is not callable
try:
    f
except NameError as e:
    print(e)  # expect: name 'f' is not defined
try:
    @missing
    def g(): pass
except NameError as e:
    print(e)  # expect: name 'missing' is not defined
