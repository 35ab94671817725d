print(None, True, False, ..., Ellipsis, NotImplemented)
print(type(None).__name__, type(...).__name__, type(NotImplemented).__name__)
print(True + True, False * 3, isinstance(True, int))
# expect: None True False Ellipsis Ellipsis NotImplemented
# expect: NoneType ellipsis NotImplementedType
# expect: 2 0 True
