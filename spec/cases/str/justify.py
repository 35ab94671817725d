print(["ab".ljust(5), "ab".rjust(5), "ab".center(5), "ab".center(6), "abc".center(6), "a".center(4), "ab".ljust(1)])
print("ab".ljust(5, "."), "ab".rjust(5, "*"), "ab".center(7, "-"), "é".center(5, "·"), "".center(3, "x"), "x".center(0))
for bad in ("", "ab", 1):
    try:
        "a".center(5, bad)
    except TypeError as e:
        print(e)
try:
    "a".ljust("5")
except TypeError as e:
    print(e)
# expect: ['ab   ', '   ab', '  ab ', '  ab  ', ' abc  ', ' a  ', 'ab']
# expect: ab... ***ab ---ab-- ··é·· xxx x
# expect: The fill character must be exactly one character long
# expect: The fill character must be exactly one character long
# expect: The fill character must be a unicode character, not int
# expect: 'str' object cannot be interpreted as an integer
