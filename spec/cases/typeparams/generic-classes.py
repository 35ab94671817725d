class Stack[T]:
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int]()
s.push(1)
s.push(2)
print(s.pop(), Stack.__type_params__, Stack[int], Stack[int].__origin__ is Stack, [b.__name__ for b in Stack.__mro__])
class Sub[K, V](dict[K, V]): pass
print(Sub(a=1), Sub[str, int], Sub.__bases__[0] is dict)
class Child(Stack[str]): pass
print(Child().items, Child.__bases__[0] is Stack)
# expect: 2 (T,) __main__.Stack[int] True ['Stack', 'Generic', 'object']
# expect: {'a': 1} __main__.Sub[str, int] True
# expect: [] True
