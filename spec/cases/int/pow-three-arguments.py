print(pow(2, 10, 1000), pow(3, 200, 13), pow(-2, 3, 5), pow(2, 3, -5), pow(2, 0, 1))
print(pow(3, -1, 7), pow(38, -1, mod=97), pow(3, -2, 7), pow(10 ** 20, 10 ** 5, 10 ** 9 + 7))
def attempt(*a):
    try:
        print(pow(*a))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
attempt(2, -1, 4)
attempt(2, 3, 0)
attempt(2.0, 3, 5)
attempt(2, 3, 5.0)
attempt(2, 3, None)
# expect: 24 9 2 -2 0
# expect: 5 23 4 473433273
# expect: ValueError base is not invertible for the given modulus
# expect: ValueError pow() 3rd argument cannot be 0
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: 8
