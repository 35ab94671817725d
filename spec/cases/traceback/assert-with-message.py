values = []
assert len(values) > 0, "no values: " + repr(values)
