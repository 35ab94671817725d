def search(grid, want):
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell == want: break
        else:
            continue
        break
    else:
        return None
    return r, c
grid = [[1, 2], [3, 4], [5, 6]]
print(search(grid, 1), search(grid, 4), search(grid, 6), search(grid, 9), search([], 1))
n = 10
while n:
    n -= 1
    while True:
        if n % 2: break
        else: n -= 1
        if n < 5: break
    else: print("never")
    if n < 3: break
else: print("exhausted")
print(n)
# expect: (0, 0) (1, 1) (2, 1) None None
# expect: 1
