print(list(filter(None, [0, 1, "", "a", None, [], [0]])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isdigit, "a1b2")), list(filter(bool, [])))
f = filter(lambda x: 1 / x, [1, 0])
print(next(f))
try:
    next(f)
except ZeroDivisionError as e:
    print(e)
for bad in (lambda: filter(5), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: filter()):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: [1, 'a', [0]] [1, 3, 5] ['1', '2'] []
# expect: 1
# expect: division by zero
# expect: filter expected 2 arguments, got 1
# expect: 'int' object is not iterable
# expect: 'int' object is not callable
# expect: filter expected 2 arguments, got 0
