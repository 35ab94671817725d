a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a[0] = 65
a[1:3] = b"XYZ"
print(a, len(a), a.pop(), a.pop(0), a)
a.insert(1, 33)
a.remove(33)
a.reverse()
print(a, a.copy() == a, bytes(a), a[1], a[-2:])
del a[0]
a += b"++"
a *= 2
print(a, a.decode(), a == bytes(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf8"))
a.clear()
print(a, bool(a))
