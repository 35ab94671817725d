def fail(n):
    raise ValueError(f"item {n}")
errors = []
for i in range(2):
    try:
        fail(i)
    except ValueError as e:
        errors.append(e)
raise ExceptionGroup("batch", errors + [ExceptionGroup("inner", [KeyError("k")])])
