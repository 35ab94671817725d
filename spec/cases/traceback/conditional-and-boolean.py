def pick(c): return c and c.upper() or None
print(pick("a"), pick(5))
