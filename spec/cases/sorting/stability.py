rows = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: r[1], reverse=True), sorted(rows, key=lambda r: r[0]), sorted(rows))
rows.sort(key=lambda r: r[0])
rows.sort(key=lambda r: r[1], reverse=True)
print(rows, sorted(rows, key=lambda r: (-r[1], r[0])))
print(sorted([True, 1, 1.0, 0, False]), sorted([1.0, 1, True], reverse=True), sorted("bA aB", key=str.lower))
