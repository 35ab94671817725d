class Stack(list):
    def push(self, x): self.append(x)
    def __getitem__(self, i): return ("got", super().__getitem__(i))
    def __repr__(self): return f"Stack{list(self)}"
s = Stack([1, 2])
s.push(3)
print(s, s[0], s[-1], len(s), s == [1, 2, 3], [x for x in s], s + [4], type(s + [4]).__name__, s.pop(), s, isinstance(s, list), type(s.copy()).__name__)
# expect: Stack[1, 2] ('got', 1) ('got', 3) 3 True [1, 2, 3] [1, 2, 3, 4] list 3 Stack[1, 2] True list
