import warnings


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning, stacklevel=1)
    warnings.warn(UserWarning("three"))
print([(type(w).__name__, str(w.message), w.category.__name__) for w in caught], isinstance(caught[0], warnings.WarningMessage))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(warnings.warn, "bad")
    warnings.resetwarnings()
    print(warnings.filters)
    warnings.filterwarnings("ignore", message="quiet.*", category=UserWarning)
    print(len(warnings.filters))
attempt(warnings.warn, "x", int)
attempt(warnings.simplefilter, "none")
attempt(warnings.filterwarnings, "none")
attempt(warnings.filterwarnings, "ignore", lineno=-1)
print(warnings.formatwarning("m", UserWarning, "file.py", 3, "line"))


@warnings.deprecated("use other")
def old():
    return 5


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(), old.__deprecated__, caught[0].category.__name__, caught[0].message)
