grid = [[0] * 3 for _ in range(3)]
for i in range(4):
    grid[i][i] = 1
