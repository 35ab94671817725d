# Dynamic programming with hand-made memo: coins, edit distance, longest common subsequence, knapsack, partitions.
def memo(f):
    cache = {}
    def g(*args):
        if args in cache:
            g.hits += 1
        else:
            cache[args] = f(*args)
        return cache[args]
    g.hits, g.cache = 0, cache
    return g

@memo
def ways(amount, coins):
    if amount == 0: return 1
    if amount < 0 or not coins: return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])

@memo
def fewest(amount, coins):
    if amount == 0: return ()
    options = [fewest(amount - c, coins) for c in coins if c <= amount]
    options = [o for o in options if o is not None]
    if not options: return None
    best = min(options, key=len)
    return best + (amount - sum(best),)

@memo
def distance(a, b):
    if not a or not b: return len(a) + len(b)
    if a[0] == b[0]: return distance(a[1:], b[1:])
    return 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))

@memo
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)

@memo
def knapsack(items, room):
    if not items: return 0, ()
    (name, weight, value), *rest = items
    skip = knapsack(tuple(rest), room)
    if weight > room: return skip
    take_value, take_names = knapsack(tuple(rest), room - weight)
    return max(skip, (take_value + value, (name,) + take_names))

@memo
def partitions(n, biggest):
    if n == 0: return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, biggest) + 1))

print(ways(100, (50, 20, 10, 5, 2, 1)), ways(7, (5, 3)), ways.hits > 0)
print(fewest(63, (25, 21, 10, 5, 1)), fewest(3, (2,)), len(fewest.cache))
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"), distance("intention", "execution"))
print(lcs("AGGTAB", "GXTXAYB"), repr(lcs("abc", "xyz")))
print(knapsack((("map", 9, 150), ("water", 153, 200), ("tin", 68, 45), ("rope", 50, 60), ("camera", 32, 30), ("food", 48, 160)), 200))
print([partitions(n, n) for n in range(1, 16)], partitions(60, 60))
def collatz(n, memo={1: 1}):
    if n not in memo: memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]
print(max(range(1, 2000), key=collatz), collatz(1161))
# expect: 4562 0 True
# expect: (21, 21, 21) None 66
# expect: 3 3 0 5
# expect: GTAB ''
# expect: (415, ('map', 'tin', 'rope', 'food'))
# expect: [1, 2, 3, 5, 7, 11, 15, 22, 30, 42, 56, 77, 101, 135, 176] 966467
# expect: 1161 182
