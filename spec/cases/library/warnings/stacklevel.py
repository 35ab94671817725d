import warnings


def deep():
    warnings.warn("here", stacklevel=1)
    warnings.warn("caller", stacklevel=2)
    warnings.warn("its caller", stacklevel=3)
    warnings.warn("beyond", stacklevel=50)


def middle():
    deep()


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    middle()
    print([(str(m.message), m.lineno) for m in w])
