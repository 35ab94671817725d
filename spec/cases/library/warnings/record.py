import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)


def careful():
    warnings.warn("careful")


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    careful()
    careful()
    old()
    warnings.warn(RuntimeWarning("inst"))
    print(len(w), [(str(m.message), m.category.__name__, m.lineno) for m in w])
    print(w[0].filename.endswith("record.py"), w[0].line, w[0].file, w[0].source)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for _ in range(3):
        careful()
    careful()
    print(len(w))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("once")
    for _ in range(3):
        careful()
    print(len(w))
