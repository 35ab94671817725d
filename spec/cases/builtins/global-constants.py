print(__name__, __debug__, NotImplemented is NotImplemented, Ellipsis is ..., type(NotImplemented).__name__)
try:
    NotImplemented = 1
    print(NotImplemented)
    del NotImplemented
except Exception as e:
    print(e)
print(__doc__)
# expect: __main__ True True True NotImplementedType
# expect: 1
# expect: None
