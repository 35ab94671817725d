# List, dict and set comprehensions, sorting with and without a key, slicing, zip.
def rounds(count):
    seed = 42
    checksum = 0
    for _ in range(count):
        values = []
        for _ in range(4000):
            seed = (seed * 1664525 + 1013904223) % 4294967296
            values.append(seed >> 8)
        even = [value for value in values if value % 2 == 0]
        by_tail = sorted(even, key=lambda value: value % 1000)
        ordered = sorted(values, reverse=True)
        index = {value: place for place, value in enumerate(ordered[:500])}
        tails = {value % 100 for value in by_tail}
        checksum += sum(a * b % 97 for a, b in zip(by_tail[:1000], ordered)) + len(tails) + index[ordered[9]]
    return checksum


print(rounds(15))
