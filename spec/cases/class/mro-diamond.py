class Base:
    def go(self): return ["Base"]
class L(Base):
    def go(self): return ["L"] + super().go()
class R(Base):
    def go(self): return ["R"] + super().go()
class D(L, R):
    def go(self): return ["D"] + super().go()
print(D().go(), [c.__name__ for c in D.__mro__])  # expect: ['D', 'L', 'R', 'Base'] ['D', 'L', 'R', 'Base', 'object']
class X(R, L): pass
print(X().go())  # expect: ['R', 'L', 'Base']
try:
    class Bad(L, Base, R): pass
except TypeError as e:
    print(e)  # expect: Cannot create a consistent method resolution order (MRO) for bases Base, R
class Ok(L, R, Base): pass
print([c.__name__ for c in Ok.mro()])  # expect: ['Ok', 'L', 'R', 'Base', 'object']
try:
    class Dup(L, L): pass
except TypeError as e:
    print(e)  # expect: duplicate base class L
