from string import capwords

print(capwords("hello  big\tworld"), capwords("  a b  "), repr(capwords("")))
print(capwords("one-two-three", "-"), capwords("a, b, c", ", "), capwords("mIXED cASE"), capwords("ßa é"))
