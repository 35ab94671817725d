class Proxy:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): return self.bases
class A(Proxy(int, ), Proxy()): pass
print(A.__bases__, A(3) + 1, type(A.__orig_bases__).__name__)  # expect: (<class 'int'>,) 4 tuple
