# Counting words in a dict: look-ups and stores with str keys, then an ordered report.
def words(count):
    seed = 12345
    result = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        result.append("w" + str(seed % 997))
    return result


def tally(items):
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    for item in items:
        if item in counts:
            counts[item] += 1
    return counts


counts = tally(words(60000))
top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
print(len(counts), top, sum(counts.values()))
