import warnings

print(warnings.formatwarning("m", UserWarning, "f.py", 3), warnings.formatwarning("m", UserWarning, "f.py", 3, "x = 1"), sep="")


def custom(message, category, filename, lineno, file=None, line=None):
    print("custom", message, category.__name__, lineno)


original = warnings.showwarning
warnings.showwarning = custom
warnings.warn("to custom")
warnings.warn_explicit("explicit", RuntimeWarning, "mod.py", 7)
warnings.showwarning = original
cm = warnings.catch_warnings()
with cm:
    pass
try:
    with cm:
        pass
except RuntimeError as e:
    print(e)
