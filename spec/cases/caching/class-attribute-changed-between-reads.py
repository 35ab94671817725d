class A: x = 1
class B(A): pass
b = B()
def read(): return b.x
seen = []
for i in range(8):
    seen.append(read())
    if i == 1: A.x = 2
    if i == 2: B.x = 3
    if i == 3: b.x = 4
    if i == 4: del b.x
    if i == 5: del B.x
    if i == 6: A.x = property(lambda self: "property now")
print(seen, read())  # expect: [1, 1, 2, 3, 4, 3, 2, 'property now'] property now
