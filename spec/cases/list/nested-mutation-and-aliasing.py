m = [[1, 2], [3, 4]]
s = m[:]
s[0].append(99)
s[1] = "new"
print(m, s)  # expect: [[1, 2, 99], [3, 4]] [[1, 2, 99], 'new']
m[0][0], m[1][1] = m[1][1], m[0][0]
print(m)  # expect: [[4, 2, 99], [3, 1]]
def add(x, acc=[]):
    acc.append(x)
    return acc
print(add(1), add(2), add(3, []))  # expect: [1, 2] [1, 2] [3]
