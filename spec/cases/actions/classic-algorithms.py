# algorithms
import heapq, bisect, math, itertools, functools, operator
from collections import deque
def dijkstra(g, s):
    d = {s: 0}; pq = [(0, s)]; prev = {}
    while pq:
        du, u = heapq.heappop(pq)
        if du > d.get(u, math.inf): continue
        for v, w in g.get(u, {}).items():
            nd = du + w
            if nd < d.get(v, float('inf')):
                d[v] = nd; prev[v] = u
                heapq.heappush(pq, (nd, v))
    return d, prev
g = {'A': {'B': 7, 'C': 9, 'F': 14}, 'B': {'C': 10, 'D': 15}, 'C': {'D': 11, 'F': 2}, 'D': {'E': 6}, 'F': {'E': 9}}
print(dijkstra(g, 'A'))
def bfs(grid, start, goal):
    q = deque([(start, [start])]); seen = {start}
    while q:
        (r, c), path = q.popleft()
        if (r, c) == goal: return path
        for dr, dc in ((0,1),(1,0),(0,-1),(-1,0)):
            nr, nc = r+dr, c+dc
            if 0 <= nr < len(grid) and 0 <= nc < len(grid[0]) and grid[nr][nc] != '#' and (nr, nc) not in seen:
                seen.add((nr, nc)); q.append(((nr, nc), path + [(nr, nc)]))
    return None
grid = ["..#.", ".#..", "....", "#..#"]
print(bfs(grid, (0, 0), (3, 2)))
@functools.lru_cache(maxsize=None)
def lcs(a, b):
    if not a or not b: return ""
    if a[-1] == b[-1]: return lcs(a[:-1], b[:-1]) + a[-1]
    return max(lcs(a[:-1], b), lcs(a, b[:-1]), key=len)
print(lcs("AGGTABQX", "GXTXAYBQ"), lcs.cache_info())
def permutations(xs):
    if len(xs) <= 1:
        yield xs
    else:
        for i, x in enumerate(xs):
            for p in permutations(xs[:i] + xs[i+1:]):
                yield [x] + p
print(list(permutations([1,2,3])), len(list(itertools.permutations(range(5)))))
def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[:2] = b"\0\0"
    for i in range(2, int(n ** .5) + 1):
        if flags[i]: flags[i*i::i] = bytes(len(range(i*i, n+1, i)))
    return [i for i, f in enumerate(flags) if f]
print(sieve(60), math.gcd(84, 36), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**20))
def knapsack(items, cap):
    best = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, (w, v) in enumerate(items, 1):
        for c in range(cap + 1):
            best[i][c] = best[i-1][c] if w > c else max(best[i-1][c], best[i-1][c-w] + v)
    return best[-1][-1]
print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
a = [1, 3, 3, 7]; bisect.insort(a, 4); print(a, bisect.bisect_left(a, 3), bisect.bisect(a, 3))
print(functools.reduce(operator.mul, range(1, 20)), list(itertools.accumulate([1,2,3,4], operator.mul)))
def matmul(a, b): return [[sum(x*y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1,2],[3,4]], [[5,6],[7,8]]), list(map(list, zip(*[[1,2,3],[4,5,6]]))))
print(sorted("banana apple cherry".split(), key=lambda s: (len(s), s)), max([3,1,2], default=0), min([], default=None))
print([*range(3), *"ab"], {**{'a': 1}, 'b': 2}, [(x, y) for x in range(3) for y in range(x)], {k: v for v, k in enumerate("abc")})
def hanoi(n, a='A', b='B', c='C'):
    return [] if n == 0 else hanoi(n-1, a, c, b) + [(a, c)] + hanoi(n-1, b, a, c)
print(len(hanoi(10)), hanoi(2))
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(list(collatz(27))[-5:], sum(1 for _ in collatz(97)))
print(round(2.5), round(-1.5), round(2.675, 2), round(1234.5678, -2), divmod(-7, 3), -7 // 2, -7 % 3, 7 % -3, 2 ** -1, 0.1 + 0.2)
print(int("ff", 16), bin(10), oct(8), hex(255), int("0b101", 0), float("1e3"), complex("1+2j") * 2, 10 / 4, 10 // 4)
