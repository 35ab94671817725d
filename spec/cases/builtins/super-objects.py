class A:
    x = "A.x"
    def f(self): return "A.f"
class B(A):
    x = "B.x"
    def f(self): return "B.f"
b = B()
s = super(B, b)
print(s.f(), s.x, s.__thisclass__.__name__, s.__self__ is b, super(B, B).f(b), type(s).__name__)
for bad in (lambda: super(5, b), lambda: super(B, 5), lambda: s.nope, lambda: super(A, b).f(), lambda: setattr(s, "x", 1)):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: A.f A.x B True A.f super
# expect: TypeError super() argument 1 must be a type, not int
# expect: TypeError super(type, obj): obj (instance of int) is not an instance or subtype of type (B).
# expect: AttributeError 'super' object has no attribute 'nope'
# expect: AttributeError 'super' object has no attribute 'f'
# expect: AttributeError 'super' object has no attribute 'x' and no __dict__ for setting new attributes
