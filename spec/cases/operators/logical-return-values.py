print([] or {} or "last", 1 and [] and 2, "a" and "b", None or 0)  # expect: last [] b 0
print((not 0) is True, not None, not "", not [0], not 0.0, not 0j)  # expect: True True True False True True
