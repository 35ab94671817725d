table = str.maketrans("abc", "xyz")
print("aabbcc dd".translate(table), "abc".translate(str.maketrans("ab", "12", "c")), str.maketrans({"a": "1", 98: None, "c": "three"}))
print("abcd".translate({97: "A", 98: None, 99: 67}), "abc".translate({}), "a-b".translate(str.maketrans("", "", "-")), "héllo".translate({0xe9: "e"}))
class T:
    def __getitem__(self, k):
        if k == 97: raise LookupError
        return chr(k + 1)
print("abc".translate(T()))
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans("a"), lambda: str.maketrans({"ab": 1}), lambda: "a".translate({97: -1}), lambda: "a".translate({97: 1.5})):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: xxyyzz dd 12 {97: '1', 98: None, 99: 'three'}
# expect: ACd abc ab hello
# expect: acd
# expect: ValueError the first two maketrans arguments must have equal length
# expect: TypeError if you give only one argument to maketrans it must be a dict
# expect: ValueError string keys in translate table must be of length 1
# expect: ValueError character mapping must be in range(0x110000)
# expect: TypeError character mapping must return integer, None or str
