# divergence: no-reference-counts
class Thing:
    __slots__ = ("name", "__weakref__")
    def __del__(self):
        print("never printed")

thing = Thing()
del thing
thing = None

def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")

stream = numbers()
print(next(stream))
stream = None
print("still not closed")
stream = numbers()
next(stream)
stream.close()
data = bytearray(b"abc")
memoryview(data)
try:
    data.append(0)
except BufferError as error:
    print(error)
