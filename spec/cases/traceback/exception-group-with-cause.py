try:
    raise KeyError("root")
except KeyError as e:
    raise ExceptionGroup("wrapped", [ValueError("x")]) from e
