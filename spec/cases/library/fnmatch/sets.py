import fnmatch
letters = "abcxyz-!]^\\[&|~5"
for pattern in ("[a-c]", "[!a-c]", "[c-a]", "[!c-a]", "[a-]", "[-a]", "[]a]", "[!]a]", "[^a]", "[\\]", "[a-cx-z]", "[!-]", "[--0]", "[a&&b]", "[|~]", "[[x]"):
    print(pattern, fnmatch.filter(letters, pattern))
