# Primes by crossing out, once with slices and once with a loop.
def by_slices(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n, flag in enumerate(flags) if flag]


def by_loop(limit):
    flags = [True] * (limit + 1)
    found = []
    for n in range(2, limit + 1):
        if flags[n]:
            found.append(n)
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return found


fast = by_slices(900_000)
slow = by_loop(300_000)
print(len(fast), sum(fast), len(slow), slow[-1])
