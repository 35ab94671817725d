s = "filename.txt"
print(s.startswith("file"), s.startswith(("x", "f")), s.startswith("name", 4), s.startswith(""), s.startswith("file", 0, 3), s.startswith(()), s.startswith("", 20))
print(s.endswith(".txt"), s.endswith((".py", ".txt")), s.endswith("name", 0, 8), s.endswith(""), s.endswith("xt", -2))
for bad in (1, ["a"], ("a", 1)):
    try:
        print("z".startswith(bad))
    except TypeError as e:
        print(e)
# expect: True True True True False False False
# expect: True True True True True
# expect: startswith first arg must be str or a tuple of str, not int
# expect: startswith first arg must be str or a tuple of str, not list
# expect: tuple for startswith must only contain str, not int
