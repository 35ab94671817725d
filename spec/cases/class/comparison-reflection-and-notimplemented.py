class A:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __le__(self, o): return "le"
class B:
    def __eq__(self, o): return "B.eq"
    def __gt__(self, o): return "B.gt"
    def __ge__(self, o): return "B.ge"
print(A() == B(), A() != B(), A() < B(), A() <= B(), B() <= A() if False else "-", A() == A(), 5 < B(), 5 <= B(), 5 == B(), "x" != B())
x = A()
print(x == x, x != x)
try:
    A() < 5
except TypeError as e:
    print(e)
try:
    A() > A()
except TypeError as e:
    print(e)
# expect: B.eq False B.gt le - False B.gt B.ge B.eq False
# expect: True False
# expect: '<' not supported between instances of 'A' and 'int'
# expect: '>' not supported between instances of 'A' and 'A'
