print(isinstance(1, (str, int)), isinstance(1, ()), isinstance([], (tuple, (set, list))), issubclass(bool, (str, int)), isinstance(int, type), isinstance(1, object), isinstance(True, bool), isinstance(1.0, int), isinstance(None, type(None)), isinstance(len, type(len)), isinstance("a", str | bytes))
# expect: True False True True True True True False True True True
