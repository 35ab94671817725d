class Plain: pass
class EqOnly:
    def __eq__(self, o): return True
class Both:
    def __eq__(self, o): return True
    def __hash__(self): return 1
class Child(EqOnly): pass
class Restored(EqOnly):
    __hash__ = Both.__hash__
p = Plain()
print(hash(p) == hash(p), p == p, p == Plain(), EqOnly.__hash__, Child.__hash__, hash(Both()), hash(Restored()), len({Both(), Both()}), len({Plain(), Plain()}))
for c in (EqOnly, Child):
    try:
        hash(c())
    except TypeError as e:
        print(e)
class Big:
    def __hash__(self): return 2 ** 64 + 5
class Neg:
    def __hash__(self): return -1
class Bool:
    def __hash__(self): return True
print(hash(Big()), hash(Neg()), hash(Bool()))
# expect: True True False None None 1 1 1 2
# expect: unhashable type: 'EqOnly'
# expect: unhashable type: 'Child'
# expect: 13 -2 1
