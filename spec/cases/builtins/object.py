o = object()
print(type(o).__name__, o == o, o == object(), bool(o), isinstance(o, object), hasattr(o, "__dict__"), object.__bases__, object.__name__, str(o).startswith("<object object at 0x"))
for bad in (lambda: object(1), lambda: setattr(o, "x", 1), lambda: o.y, lambda: o < o, lambda: o + 1):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: object True False True True False () object True
# expect: TypeError object() takes no arguments
# expect: AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'object' object has no attribute 'y'
# expect: TypeError '<' not supported between instances of 'object' and 'object'
# expect: TypeError unsupported operand type(s) for +: 'object' and 'int'
