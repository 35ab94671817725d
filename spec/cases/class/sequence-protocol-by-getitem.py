class Squares:
    def __getitem__(self, i):
        if i > 4: raise IndexError("over")
        return i * i
s = Squares()
print(list(s), 9 in s, 10 in s, [x for x in s], tuple(s), max(s), list(zip(s, "ab")), iter(s).__next__())
a, b, *c = s
print(a, b, c)
class Sized(Squares):
    def __len__(self): return 5
print(list(reversed(Sized())), len(Sized()), bool(Sized()))
try:
    reversed(s)
except TypeError as e:
    print(e)
# expect: [0, 1, 4, 9, 16] True False [0, 1, 4, 9, 16] (0, 1, 4, 9, 16) 16 [(0, 'a'), (1, 'b')] 0
# expect: 0 1 [4, 9, 16]
# expect: [16, 9, 4, 1, 0] 5 True
# expect: object of type 'Squares' has no len()
