try:
    raise ValueError("tb")
except ValueError as e:
    tb = e.__traceback__
    print(tb is not None, tb.tb_lineno, tb.tb_next)
    f = ValueError("new").with_traceback(tb)
    print(f.__traceback__ is tb)
def g():
    raise KeyError("deep")
try:
    g()
except KeyError as e:
    t = e.__traceback__
    while t:
        print(t.tb_lineno)
        t = t.tb_next
e = ValueError("no tb")
print(e.__traceback__, e.with_traceback(None) is e)
try:
    e.with_traceback(5)
except TypeError as t:
    print(t)
# expect: True 2 None
# expect: True
# expect: 11
# expect: 9
# expect: None True
# expect: __traceback__ must be a traceback or None
