import fnmatch, re
for pattern in ("*.txt", "a?b", "[a-z]x", "[!ab]", "x.y+z", "", "[", "**a"):
    print(pattern, fnmatch.translate(pattern))
print(bool(re.match(fnmatch.translate("*.p[yx]"), "a.py")), bool(re.match(fnmatch.translate("*.p[yx]"), "a.pyc")))
