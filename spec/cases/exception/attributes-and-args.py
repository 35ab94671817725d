e = ValueError("a", 1)
print(e.args, str(e), repr(e), ValueError().args, repr(ValueError()), str(ValueError()), repr(ValueError("x")), str(ValueError(5)), repr(ValueError(["l"])), str(ValueError(None)), repr(ValueError("it's")))
e.args = (9,)
print(e, e.args)
e.custom = "attr"
print(e.custom, vars(e), e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__)
try:
    e.args = 5
except TypeError as t:
    print(t)
print(ValueError("x") == ValueError("x"), e == e, isinstance(e, Exception))
try:
    ValueError(a=1)
except TypeError as t:
    print(t)
