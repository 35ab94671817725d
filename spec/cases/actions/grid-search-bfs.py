# Breadth-first search through a maze with a deque; print the path on the map.
from collections import deque

MAZE = """
S.#.....
..#.###.
.##...#.
......#E
.####.##
.......#
""".strip().splitlines()

grid = [list(row) for row in MAZE]
height, width = len(grid), len(grid[0])
find = lambda ch: next((r, c) for r in range(height) for c in range(width) if grid[r][c] == ch)
start, end = find("S"), find("E")
print(start, end, (height, width))

def neighbours(r, c):
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        nr, nc = r + dr, c + dc
        if 0 <= nr < height and 0 <= nc < width and grid[nr][nc] != "#":
            yield nr, nc

def bfs(start, end):
    queue, came = deque([start]), {start: None}
    steps = 0
    while queue:
        here = queue.popleft()
        steps += 1
        if here == end:
            break
        for there in neighbours(*here):
            if there not in came:
                came[there] = here
                queue.append(there)
    else:
        return None, steps
    route = []
    while here:
        route.append(here)
        here = came[here]
    return route[::-1], steps

route, steps = bfs(start, end)
print(len(route) - 1, "moves,", steps, "cells visited")
for r, c in route[1:-1]:
    grid[r][c] = "o"
print("\n".join("".join(row) for row in grid))
moves = "".join({(0, 1): "R", (1, 0): "D", (0, -1): "L", (-1, 0): "U"}[b[0] - a[0], b[1] - a[1]] for a, b in zip(route, route[1:]))
print(moves)
grid[3][4] = grid[3][3] = "#"
grid[5][2] = "#"
print(bfs(start, end))
