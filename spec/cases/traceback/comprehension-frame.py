rows = ["1", "2", "x"]
numbers = [int(r) for r in rows]
