s = "Python"
print(s[0], s[-1], s[1:4], s[:2], s[4:], s[:], s[::2], s[::-1], s[-3:], s[:-3], s[10:], s[2:100], s[4:1], s[4:1:-1], s[-1:-7:-2], s[5::-2])
print(s[True], s[None:None:None], "x"[0][0][0], s[-100:2], s[100:-100:-3])
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: s[6])
attempt(lambda: s[-7])
attempt(lambda: s["a"])
attempt(lambda: s[1.0])
attempt(lambda: s[::0])
attempt(lambda: s["a":])
attempt(lambda: ""[0])
attempt(lambda: s[1, 2])
