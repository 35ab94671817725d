class A:
    def who(self):
        return ["A"]

    @classmethod
    def make(cls):
        return [f"A.make({cls.__name__})"]

    @staticmethod
    def fixed():
        return ["A.fixed"]

    @property
    def value(self):
        return 1


class B(A):
    def who(self):
        return ["B"] + super().who()

    @classmethod
    def make(cls):
        return ["B"] + super().make()

    @staticmethod
    def fixed():
        return ["B"] + super(B, B).fixed()

    @property
    def value(self):
        return super().value + 10


class C(A):
    def who(self):
        return ["C"] + super(C, self).who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()

    def nested(self):
        def inner():
            return super(D, self).who()

        return inner(), [super(D, self).value for _ in range(1)], (lambda: super(D, self).fixed())()

    def skip(self):
        return super(B, self).who()


d = D()
print(d.who(), D.make(), d.fixed(), d.value, d.nested(), d.skip())
print(super(B, d).who(), super(D, D).make(), super(C, d).who.__self__ is d)
unbound = super(D)
print(unbound.__self__, unbound.__thisclass__.__name__, unbound.__get__(d, D).who())
for wrong in (lambda: super(), lambda: super(D, 5), lambda: super(5), lambda: super(D, d).missing, lambda: super(D, A())):
    try:
        wrong()
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class E(D):
    def who(self):
        self = None
        return super().who()


try:
    print(E().who())
except Exception as error:
    print(type(error).__name__, error)


class F(A):
    def __init__(self):
        super().__init__()
        super().__setattr__("x", 1)
        print(super().__repr__()[:12], self.x)


F()
