a = 1; b = 2; print(a, b)
if a: print("yes"); print("still")
for i in range(2): print(i, end=" "); print("x")
while a: a -= 1; print("a", a)
class C: x = 1; y = 2
def f(): z = 3; return z
print(C.x + C.y, f());
# expect: 1 2
# expect: yes
# expect: still
# expect: 0 x
# expect: 1 x
# expect: a 0
# expect: 3 3
