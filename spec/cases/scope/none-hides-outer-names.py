# None is a value like any other when names are looked up.
absent = None
shown = "outer"


class Body:
    print(absent)
    shown = None
    print(shown)

    def method(self):
        return shown


print(Body().method())


def make():
    value = "free"

    class Inner:
        value = None
        print(value)

    return Inner.value


print(make())
