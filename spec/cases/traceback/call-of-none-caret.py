handlers = {"a": None}
result = handlers["a"](1, 2)
