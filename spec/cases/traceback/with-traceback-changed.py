try:
    1 / 0
except ZeroDivisionError as e:
    err = e.with_traceback(None)
raise err
