print("before")
class A:
    print("inside", __name__, __qualname__)
    for i in range(2):
        print("loop", i)
    if i:
        def m(self): return "conditional"
    x = [i * 2 for i in range(3)]
    del i
print("after", A().m(), A.x, hasattr(A, "i"))
class Empty: ...
print(Empty.__name__, Empty.__bases__, Empty.__doc__)
class One: x = 1; y = x + 1
print(One.y)
# expect: before
# expect: inside __main__ A
# expect: loop 0
# expect: loop 1
# expect: after conditional [0, 2, 4] False
# expect: Empty (<class 'object'>,) None
# expect: 2
