try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        e.add_note("inner note")
        raise
except ZeroDivisionError as e:
    raise ValueError("outer") from e
