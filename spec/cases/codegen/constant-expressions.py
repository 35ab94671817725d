print(2 + 3 * 4, -5 // 2, 2 ** 10, "a" * 3, (1, 2) + (3,), "a" "b" + "c", 1 if True else 2, not False, 10 % 3, 1 << 5, "abc"[1], (1, 2, 3)[0], -(-3), ~5, 0x10 | 1, 1.5 * 2, True and 5, None or 3)
if 0: print("never")
if 1: print("always")
while 0: print("never")
for _ in (): print("never")
x = 5 if not 0 else 1 / 0
print(x, "%s" % "f", [1, 2, 3][-1], {"a": 1}["a"])
def f():
    if False:
        y = 1
    try:
        return y
    except UnboundLocalError as e:
        return str(e)
print(f())
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
try:
    (1, 2)[5]
except IndexError as e:
    print(e)
# expect: 14 -3 1024 aaa (1, 2, 3) abc 1 True 1 32 b 1 3 -6 17 3.0 5 3
# expect: always
# expect: 5 f 3 1
# expect: cannot access local variable 'y' where it is not associated with a value
# expect: division by zero
# expect: tuple index out of range
