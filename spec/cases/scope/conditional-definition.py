for flag in (True, False):
    if flag:
        def f(): return "first"
    else:
        def f(): return "second"
    print(f())
if False:
    never = 1
try:
    never
except NameError as e:
    print(e)
# expect: first
# expect: second
# expect: name 'never' is not defined
