print("banana".count("a"), "banana".count("an"), "banana".count("ana"), "aaaa".count("aa"), "abc".count(""), "".count(""), "banana".count("a", 2), "banana".count("a", 2, 4), "banana".count("z"), "abc".count("", 5))
# expect: 3 2 1 2 4 1 2 1 0 0
