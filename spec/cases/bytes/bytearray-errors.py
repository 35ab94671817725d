a = bytearray(b"ab")
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: a.append(256))  # expect: ValueError byte must be in range(0, 256)
attempt(lambda: a.append("a"))  # expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: a.remove(5))  # expect: ValueError value not found in bytearray
attempt(lambda: a[5])  # expect: IndexError bytearray index out of range
attempt(lambda: bytearray().pop())  # expect: IndexError pop from empty bytearray
attempt(lambda: hash(a))  # expect: TypeError unhashable type: 'bytearray'
attempt(lambda: a.extend("x"))  # expect: TypeError expected iterable of integers; got: 'str'
attempt(lambda: a.pop(9))  # expect: IndexError pop index out of range
def set_bad(): a[0] = 300
attempt(set_bad)  # expect: ValueError byte must be in range(0, 256)
def set_far(): a[9] = 1
attempt(set_far)  # expect: IndexError bytearray index out of range
