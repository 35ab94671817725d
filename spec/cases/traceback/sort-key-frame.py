def key(r):
    return r["age"]
sorted([{"age": 1}, {"name": "x"}], key=key)
