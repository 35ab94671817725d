def attempt(f):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e, e.name)
attempt(lambda: undefined_thing)  # expect: NameError name 'undefined_thing' is not defined undefined_thing
attempt(lambda: undefined_function(1))  # expect: NameError name 'undefined_function' is not defined undefined_function
def f(): return missing.attribute
attempt(f)  # expect: NameError name 'missing' is not defined missing
def g():
    global gone
    del gone
attempt(g)  # expect: NameError name 'gone' is not defined gone
def h():
    global never
    return never
attempt(h)  # expect: NameError name 'never' is not defined never
class C:
    def m(self): return value
    value = 1
attempt(C().m)  # expect: NameError name 'value' is not defined value
