a = [1, 2]
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: a[2])
attempt(lambda: a[-3])
attempt(lambda: a["0"])
attempt(lambda: a[1.0])
attempt(lambda: a[None])
attempt(lambda: a[0, 1])
attempt(lambda: a[::0])
attempt(lambda: a["a":1])
attempt(lambda: a[10 ** 30])
attempt(lambda: a[10 ** 30:])
def set_far(): a[5] = 1
def set_str(): a["x"] = 1
def del_far(): del a[9]
def set_int_slice(): a[0:1] = 5
def set_extended(): a[::2] = [1, 2, 3]
for f in (set_far, set_str, del_far, set_int_slice, set_extended):
    attempt(f)
print(a)
