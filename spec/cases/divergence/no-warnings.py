# divergence: no-warnings
print("\d", 1 is 1)
assert (True, "always true")
