a = [3, 1, 2]
a.append(5)
a.extend([7, 1])
a.insert(0, 9)
a.insert(-1, 8)
a.insert(100, 6)
a.insert(-100, 4)
print(a, a.index(1), a.index(1, 4), a.count(1), len(a))  # expect: [4, 9, 3, 1, 2, 5, 7, 8, 1, 6] 3 8 2 10
a.remove(1)
print(a.pop(), a.pop(0), a.pop(-2), a)  # expect: 6 4 8 [9, 3, 2, 5, 7, 1]
a.sort()
print(a)  # expect: [1, 2, 3, 5, 7, 9]
a.reverse()
b = a.copy()
a.clear()
print(a, b, a.append(1), a.extend("xy"), a)  # expect: [1, 'x', 'y'] [9, 7, 5, 3, 2, 1] None None [1, 'x', 'y']
