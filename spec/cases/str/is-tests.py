words = ["abc", "ABC", "Abc", "abc1", "123", "12.3", " \t\n", "", "é", "½", "²", "٣", "_x", "Title Case", "Ⅷ"]
for w in words:
    print(ascii(w), w.isalpha(), w.isalnum(), w.isdigit(), w.isdecimal(), w.isnumeric(), w.islower(), w.isupper(), w.istitle(), w.isspace(), w.isidentifier(), w.isascii(), w.isprintable())
