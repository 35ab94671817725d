from collections import UserString
s = UserString("Hello, World")
print(s, repr(s), len(s), s[0], s[-5:], type(s[1:3]).__name__, s.upper(), s + "!", "> " + s, s * 2, "World" in s, UserString("ell") in s, s == "Hello, World", s < "I", hash(s) == hash("Hello, World"), s.split(", "), s.find("W"), s.replace("l", "L"), s.count("o"), s.data)
print(UserString(5), int(UserString("12")) + 1, float(UserString("1.5")), UserString("a%s") % "b", "%s!" % UserString("x"), UserString(",").join(["a", "b"]), UserString("  x ").strip() + "|", UserString("abc").title(), UserString("ab").center(6, "*"), UserString("a-b").partition("-"), UserString("{}").format(3), UserString("x").isalpha(), UserString("x").encode(), UserString("aXb").swapcase())
print(sorted([UserString("b"), UserString("a")]), UserString("xyz")[::-1], UserString("abc").startswith("a"), UserString("abc").removeprefix("a"), UserString("7").zfill(3), UserString("abc").translate({97: "z"}))
try:
    1 in s
except TypeError as e:
    print(e)
