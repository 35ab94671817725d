# A metaclass may say what the MRO is.
class Meta(type):
    def mro(cls):
        order = super().mro()
        print("mro of", cls.__name__, [base.__name__ for base in order])
        if cls.__name__ == "Swapped":
            order[1], order[2] = order[2], order[1]
        return order


class A:
    who = "A"


class B:
    who = "B"


class Kept(A, B, metaclass=Meta):
    pass


class Swapped(A, B, metaclass=Meta):
    pass


print(Kept.who, Swapped.who)
print([cls.__name__ for cls in Swapped.__mro__])
print(Swapped().who, issubclass(Swapped, A))

for answer in ((1,), 5, (int,)):
    class Bad(type):
        def mro(cls):
            return answer

    try:
        class X(metaclass=Bad):
            pass
    except TypeError as error:
        print(error)
