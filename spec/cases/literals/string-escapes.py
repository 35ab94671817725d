print(repr("\a\b\f\n\r\t\v\\\'\"\0"))  # expect: '\x07\x08\x0c\n\r\t\x0b\\\'"\x00'
print("\x41\101\u0041\U00000041\N{LATIN CAPITAL LETTER A}")  # expect: AAAAA
print(len("\U0001F600"), len("\u00e9"))  # expect: 1 1
print(repr("\1\12\123"), repr("\08"), repr("\377"))  # expect: '\x01\nS' '\x008' 'ÿ'
