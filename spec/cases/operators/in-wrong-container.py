def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: 1 in 5)  # expect: argument of type 'int' is not iterable
attempt(lambda: 1 in "abc")  # expect: 'in <string>' requires string as left operand, not int
attempt(lambda: "a" in None)  # expect: argument of type 'NoneType' is not iterable
attempt(lambda: "a" in b"abc")  # expect: a bytes-like object is required, not 'str'
attempt(lambda: 300 in [300])  # expect: True
attempt(lambda: [] in {})  # expect: unhashable type: 'list'
attempt(lambda: [] in {1})  # expect: unhashable type: 'list'
attempt(lambda: "x" not in 3.5)  # expect: argument of type 'float' is not iterable
