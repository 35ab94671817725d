def check(n):
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n
total = check(1) + check(-2)
