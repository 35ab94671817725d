import string

print(string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase)
print(string.digits, string.hexdigits, string.octdigits)
print(string.punctuation)
print(repr(string.printable), repr(string.whitespace))
print(string.__all__)
print(string.ascii_lowercase.index("q"), all(c in string.printable for c in string.whitespace))
