print(r"\n\t", R'\x41', len(r"\\"), r'\'')  # expect: \n\t \x41 2 \'
print(rb"\n", Rb"\x00", bR'\d', BR"\\")  # expect: b'\\n' b'\\x00' b'\\d' b'\\\\'
