# fuzz: self hangs
# the rounds of a repetition without items were not counted
# expect: [] () [] 0
nothing = []
nothing *= 2**53
print([] * 2**53, () * 2**53, nothing, len(b"" * 2**53))
