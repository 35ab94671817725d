print(ascii("é😀a"), repr("é😀a"), ascii(["ü"]), ascii(5), ascii(b"x"), ascii("\n"), ascii("\udc80"), repr(None), repr(...), ascii({"ñ": 1}))
# expect: '\xe9\U0001f600a' 'é😀a' ['\xfc'] 5 b'x' '\n' '\udc80' None Ellipsis {'\xf1': 1}
