def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: -"a")  # expect: bad operand type for unary -: 'str'
attempt(lambda: +[])  # expect: bad operand type for unary +: 'list'
attempt(lambda: ~1.5)  # expect: bad operand type for unary ~: 'float'
attempt(lambda: -None)  # expect: bad operand type for unary -: 'NoneType'
attempt(lambda: ~"x")  # expect: bad operand type for unary ~: 'str'
attempt(lambda: not "x")  # expect: False
attempt(lambda: +{})  # expect: bad operand type for unary +: 'dict'
