for s in ["it's", 'say "hi"', "both ' and \"", "tab\t", "nl\n", "cr\r", "nul\0", "bs\\", "\x7f", "\x80", "\xa0", "\xad", "é", "\u200b", "\u2028", "😀", "\U000e0001", "\x1b[0m", "\ufeff", "\u0378"]:
    print(repr(s), ascii(s))
