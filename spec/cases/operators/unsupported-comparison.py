def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: 1 < "a")  # expect: '<' not supported between instances of 'int' and 'str'
attempt(lambda: "a" >= 1)  # expect: '>=' not supported between instances of 'str' and 'int'
attempt(lambda: [1] < (1,))  # expect: '<' not supported between instances of 'list' and 'tuple'
attempt(lambda: None > None)  # expect: '>' not supported between instances of 'NoneType' and 'NoneType'
attempt(lambda: {} <= {})  # expect: '<=' not supported between instances of 'dict' and 'dict'
attempt(lambda: 1j < 2j)  # expect: '<' not supported between instances of 'complex' and 'complex'
attempt(lambda: [1, "a"] < [1, 2])  # expect: '<' not supported between instances of 'str' and 'int'
attempt(lambda: {1} < [1])  # expect: '<' not supported between instances of 'set' and 'list'
attempt(lambda: b"a" < "a")  # expect: '<' not supported between instances of 'bytes' and 'str'
attempt(lambda: object < type)  # expect: '<' not supported between instances of 'type' and 'type'
attempt(lambda: 1 == "1")  # expect: False
attempt(lambda: range(3) < range(4))  # expect: '<' not supported between instances of 'range' and 'range'
