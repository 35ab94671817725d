class MyError(Exception):
    pass
raise MyError("top", 2)
