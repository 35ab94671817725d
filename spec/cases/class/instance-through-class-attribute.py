# isinstance believes what an object says of its class.
class Target:
    pass


class Proxy:
    def __init__(self, subject):
        object.__setattr__(self, "subject", subject)

    def __getattribute__(self, name):
        subject = object.__getattribute__(self, "subject")
        return getattr(subject, name)


class Claims:
    @property
    def __class__(self):
        return Target


class Raises:
    def __getattribute__(self, name):
        raise AttributeError(name)


print(isinstance(Proxy(Target()), Target), isinstance(Proxy(5), int), isinstance(Proxy(5), Target))
print(isinstance(Claims(), Target), isinstance(Claims(), Claims), isinstance(Raises(), Target), isinstance(Raises(), Raises))
print(isinstance(Proxy("x"), (int, str)), isinstance(Proxy("x"), int | str))
