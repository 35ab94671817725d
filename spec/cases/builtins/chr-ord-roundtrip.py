print([chr(ord(c)) == c for c in "a\0é€😀\uffff"], ord("\n"), chr(10) == "\n", chr(0x1F600), chr(True) == "\x01", ord("\U0010ffff"))
# expect: [True, True, True, True, True, True] 10 True 😀 True 1114111
