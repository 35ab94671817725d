# Flipping prefixes of every permutation: list indexing, slices, swaps.
def fannkuch(n):
    order = list(range(n))
    counts = list(range(1, n + 1))
    most = checksum = 0
    sign = 1
    while True:
        first = order[0]
        if first:
            row = order[:]
            flips = 0
            while first:
                row[: first + 1] = row[first::-1]
                flips += 1
                first = row[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        if sign == 1:
            order[0], order[1] = order[1], order[0]
            sign = -1
            continue
        order[1], order[2] = order[2], order[1]
        sign = 1
        for i in range(2, n):
            counts[i] -= 1
            if counts[i] != 0:
                break
            counts[i] = i + 1
            if i == n - 1:
                return checksum, most
            order.insert(i + 1, order.pop(0))


print(*fannkuch(8))
