from fnmatch import fnmatch, fnmatchcase
for name, pattern in (("a.py", "*.py"), ("a.pyc", "*.py"), ("abc", "a?c"), ("ac", "a?c"), ("x1", "x[0-9]"), ("xa", "x[!0-9]"), ("x5", "x[!0-9]"), ("[x", "[[]x"), ("a]", "a[]]"), ("a\nb", "a*b"), ("A.TXT", "*.txt"), ("", "*"), ("", "?"), ("ab", "a*b*"), ("aXbYc", "a*b*c"), ("a.b", "a.b"), ("axb", "a.b"), ("-", "[a-]"), ("b", "[a-c]"), ("b", "[c-a]"), ("é", "?"), ("[", "["), ("a", "[!]"), ("[!]", "[!]"), ("^", "[^]"), ("a\\", "a\\")):
    print(repr(name), repr(pattern), fnmatch(name, pattern), fnmatchcase(name, pattern))
