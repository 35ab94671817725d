# Backtracking: count and show queens, solve a small sudoku, subset sums.
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            yield from queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))

print([sum(1 for _ in queens(n)) for n in range(1, 8)])
first = next(queens(8))
print(first)
for r in first: print(" ".join("Q" if c == r else "." for c in range(8)))

PUZZLE = """
1 . . .
. . 3 .
. 4 . .
. . . 2
"""
def parse(text): return [[0 if c == "." else int(c) for c in line.split()] for line in text.strip().splitlines()]
def options(grid, r, c):
    n = len(grid)
    b = int(n ** 0.5)
    used = set(grid[r]) | {row[c] for row in grid} | {grid[i][j] for i in range(r // b * b, r // b * b + b) for j in range(c // b * b, c // b * b + b)}
    return [v for v in range(1, n + 1) if v not in used]
tries = 0
def solve(grid):
    global tries
    empty = [(len(options(grid, r, c)), r, c) for r, row in enumerate(grid) for c, v in enumerate(row) if not v]
    if not empty: return True
    _, r, c = min(empty)
    for v in options(grid, r, c):
        tries += 1
        grid[r][c] = v
        if solve(grid): return True
        grid[r][c] = 0
    return False
grid = parse(PUZZLE)
print(solve(grid), tries)
for row in grid: print(*row)
assert all(sorted(row) == [1, 2, 3, 4] for row in grid) and all(sorted(col) == [1, 2, 3, 4] for col in zip(*grid))
bad = [[1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [2, 3, 4, 0]]
bad[0][3] = 2
print(solve([row[:] for row in bad]), bad)

def subsets(numbers, target, start=0, chosen=()):
    if target == 0: yield chosen
    for i in range(start, len(numbers)):
        if numbers[i] <= target: yield from subsets(numbers, target - numbers[i], i + 1, chosen + (numbers[i],))
print(list(subsets([2, 3, 5, 6, 8, 10], 10)), next(subsets([7], 5), None))
