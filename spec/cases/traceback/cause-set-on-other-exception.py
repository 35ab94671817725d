a = ValueError("a")
b = TypeError("b")
b.__cause__ = a
raise b
