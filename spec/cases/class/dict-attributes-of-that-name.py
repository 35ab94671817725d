def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Plain:
    def __init__(self):
        self.x = 1


class Odd:
    __dict__ = 5


plain, odd = Plain(), Odd()
plain.__dict__["__dict__"] = 7
plain.__dict__["__class__"] = 3
show(lambda: plain.__dict__)
show(lambda: vars(plain))
show(lambda: plain.__class__)
show(lambda: getattr(plain, "__dict__"))
odd.y = 1
show(lambda: odd.__dict__)
show(lambda: vars(odd))
show(lambda: odd.y)
