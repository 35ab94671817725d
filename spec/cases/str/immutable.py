s = "abc"
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def set_item(): s[0] = "x"
def del_item(): del s[0]
def set_slice(): s[0:1] = "x"
def set_attr(): s.x = 1
def set_method(): s.upper = 1
for f in (set_item, del_item, set_slice, set_attr, set_method):
    attempt(f)
# expect: TypeError 'str' object does not support item assignment
# expect: TypeError 'str' object doesn't support item deletion
# expect: TypeError 'str' object does not support item assignment
# expect: AttributeError 'str' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'str' object attribute 'upper' is read-only
