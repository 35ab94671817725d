import warnings


def risky(value):
    if value < 0:
        warnings.warn(f"negative value {value}", RuntimeWarning, stacklevel=2)
    return abs(value)


results = []
with warnings.catch_warnings():
    warnings.simplefilter("error", RuntimeWarning)
    for v in (1, -2, 3):
        try:
            results.append(risky(v))
        except RuntimeWarning as e:
            results.append(str(e))
print(results)
