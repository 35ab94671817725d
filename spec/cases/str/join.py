print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(["x"]), ", ".join(str(i) for i in range(4)), "ab".join("xyz"), "/".join({"k": 1, "l": 2}))
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: ",".join([1, 2]))
attempt(lambda: ",".join(["a", None, "b"]))
attempt(lambda: ",".join(5))
attempt(lambda: ",".join(["a", b"b"]))
attempt(lambda: ",".join())
attempt(lambda: ",".join("a", "b"))
# expect: a,b abc  x 0, 1, 2, 3 xabyabz k/l
# expect: sequence item 0: expected str instance, int found
# expect: sequence item 1: expected str instance, NoneType found
# expect: can only join an iterable
# expect: sequence item 1: expected str instance, bytes found
# expect: str.join() takes exactly one argument (0 given)
# expect: str.join() takes exactly one argument (2 given)
