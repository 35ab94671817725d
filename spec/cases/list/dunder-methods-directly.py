a = [1, 2, 3]
print(a.__len__(), a.__contains__(2), a.__getitem__(0), a.__add__([4]), a.__mul__(2), a.__eq__([1, 2, 3]), a.__eq__((1,)), a.__lt__([2]), list.__len__(a), [].__class__.__name__, a.__iadd__([9]) is a, a)
a.__setitem__(0, "z")
a.__delitem__(1)
print(a, list.append(a, 5), a)
# expect: 3 True 1 [1, 2, 3, 4] [1, 2, 3, 1, 2, 3] True NotImplemented True 3 list True [1, 2, 3, 9]
# expect: ['z', 3, 9, 5] None ['z', 3, 9, 5]
