from collections import UserList
l = UserList([3, 1, 2])
l.append(5)
l.extend([7])
l.insert(0, "x")
print(l, len(l), l[0], l[-1], l[1:3], type(l[1:3]).__name__, l.pop(), l.index(1), l.count(2), 5 in l, l + [9], [9] + l, l * 2, l.data)
l.remove("x")
l.sort()
print(l, l == [1, 2, 3, 5], l < [2], l > UserList([0]), list(reversed(l)), l.copy(), UserList("ab"), UserList(l))
l += (8,)
l[0] = "first"
del l[1]
l.reverse()
print(l, UserList([1]) + UserList([2]), UserList([1]) + (2,))
l.clear()
print(l)
try:
    l[5]
except IndexError as e:
    print(e)
class Capped(UserList):
    def append(self, item):
        if len(self) < 2:
            super().append(item)
c = Capped([1])
c.append(2)
c.append(3)
print(c)
