class A: x = "A"; z = "Az"
class B: x = "B"; y = "By"
class C(A, B): pass
class D(B, A): pass
print(C.x, C.y, C.z, D.x, D.z, C().x)  # expect: A By Az B Az A
del A.x
print(C.x, D.x)  # expect: B B
A.y = "now A"
print(C.y, D.y)  # expect: now A By
