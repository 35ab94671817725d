class It:
    def __iter__(self):
        for x in "abc":
            print("give", x)
            yield x
a, b, c = It()
print(a, b, c)
try:
    x, y = It()
except ValueError as e:
    print(e)
x, *y = It()
print(x, y)
class G:
    def __getitem__(self, i):
        if i < 2: return i * 10
        raise IndexError
p, q = G()
print(p, q, [*G()])
