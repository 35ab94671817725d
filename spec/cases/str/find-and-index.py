s = "hello hello"
print(s.find("l"), s.rfind("l"), s.find("z"), s.find("l", 4), s.find("l", 4, 8), s.find(""), s.find("", 5), s.find("", 50), s.rfind(""), s.rfind("hello", 0, 8))
print(s.index("o"), s.rindex("o"), s.find("h", -5), s.find("lo", -3), s.find("h", None, None), s.find("h", 1, None), s.rfind("h", 1))
for f in (s.index, s.rindex):
    try:
        f("z")
    except ValueError as e:
        print(e)
try:
    s.find(1)
except TypeError as e:
    print(e)
# expect: 2 9 -1 8 -1 0 5 -1 11 0
# expect: 4 10 6 9 0 6 6
# expect: substring not found
# expect: substring not found
# expect: find() argument 1 must be str, not int
