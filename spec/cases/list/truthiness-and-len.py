print(bool([]), bool([0]), not [], len([]), len([[], []]), [] or "empty", [1] and "full", any([]), all([]), any([0, []]), all([1, [0]]))
# expect: False True True 0 2 empty full False True False True
