print(abs(-5), abs(5), abs(-2.5), abs(3 + 4j), abs(True), abs(-10 ** 30), abs(-0.0))
for bad in ("x", None, [], b"a"):
    try:
        abs(bad)
    except TypeError as e:
        print(e)
# expect: 5 5 2.5 5.0 1 1000000000000000000000000000000 0.0
# expect: bad operand type for abs(): 'str'
# expect: bad operand type for abs(): 'NoneType'
# expect: bad operand type for abs(): 'list'
# expect: bad operand type for abs(): 'bytes'
