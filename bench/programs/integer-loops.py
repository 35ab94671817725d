# Nested loops over small integers: range, arithmetic, comparison, a local accumulator.
def count(limit):
    total = 0
    for i in range(limit):
        for j in range(limit):
            if (i * j + i) % 7 < 3:
                total += i ^ j
            else:
                total -= j
    return total


print(count(800))
