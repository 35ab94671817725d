class A:
    def v(self): return ["A"]
class B(A):
    def v(self): return ["B"] + super().v()
class C(A):
    def v(self): return ["C"] + super().v()
class D(B, C):
    def v(self): return ["D"] + super().v()
class E(C, B): pass
for _ in range(2):
    print([x().v() for x in (A, B, C, D, E)])
C.v = lambda self: ["patched"]
print(D().v(), E().v())
del C.v
print(D().v())
# expect: [['A'], ['B', 'A'], ['C', 'A'], ['D', 'B', 'C', 'A'], ['C', 'B', 'A']]
# expect: [['A'], ['B', 'A'], ['C', 'A'], ['D', 'B', 'C', 'A'], ['C', 'B', 'A']]
# expect: ['D', 'B', 'patched'] ['patched']
# expect: ['D', 'B', 'A']
