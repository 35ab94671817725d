class A:
    def __init__(self):
        self.b = 1
        self.a = 2
        self.c = 3
x = A()
del x.a
x.a = 4
x.b = 5
print(vars(x), list(vars(x)))  # expect: {'b': 5, 'c': 3, 'a': 4} ['b', 'c', 'a']
y = A()
print(vars(y))  # expect: {'b': 1, 'a': 2, 'c': 3}
