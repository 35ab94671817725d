class Outer:
    class Inner:
        nothing = property()
        fixed = property(lambda self: 1)


inner = Outer.Inner()
for attempt in (
    lambda: inner.nothing,
    lambda: setattr(inner, "fixed", 2),
    lambda: delattr(inner, "fixed"),
):
    try:
        attempt()
    except AttributeError as error:
        print(error)
