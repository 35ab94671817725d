a = [1, 2, 3]
print(a + [a.pop()] + a, [a.append(9), a[-1]], a)  # expect: [1, 2, 3, 1, 2] [None, 9] [1, 2, 9]
d = {"x": 1}
print([d.pop("x"), d, d.setdefault("y", [])])  # expect: [1, {'y': []}, []]
i = 0
l = [0] * 3
i = l[i] = 2
print(i, l)  # expect: 2 [0, 0, 2]
x = [1, 2, 3]
x[x[0]] = x[0] = 5
print(x)  # expect: [5, 5, 3]
def f(acc=[]): acc.append(len(acc)); return acc
print(f() + f(), f())  # expect: [0, 1, 0, 1] [0, 1, 2]
