print("\N{GREEK SMALL LETTER ALPHA}\N{EM DASH}\N{SNOWMAN}")  # expect: α—☃
print("\N{greek small letter pi}", ascii("\N{EURO SIGN}"))  # expect: π '\u20ac'
