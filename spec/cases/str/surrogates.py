s = "\ud83d\ude00"
print(len(s), s == "😀", repr(s), ascii(s), [hex(ord(c)) for c in s], len(s[0]), s[0] + s[1] == s, "\U0001F600" == s)
print(repr("\udc80x"), ascii("\ud800"), chr(0xd800) == "\ud800", {s: 1, "😀": 2}, len({s, "😀"}))
print(s.encode("utf-8", "surrogatepass"), "\udcff".encode("ascii", "surrogateescape"), b"\xff".decode("ascii", "surrogateescape") == "\udcff")
# expect: 2 False '\ud83d\ude00' '\ud83d\ude00' ['0xd83d', '0xde00'] 1 True False
# expect: '\udc80x' '\ud800' True {'\ud83d\ude00': 1, '😀': 2} 2
# expect: b'\xed\xa0\xbd\xed\xb8\x80' b'\xff' True
