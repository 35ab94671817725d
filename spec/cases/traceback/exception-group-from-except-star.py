try:
    raise ExceptionGroup("g", [ValueError("v"), OSError("o")])
except* ValueError as eg:
    print("handled", len(eg.exceptions))
