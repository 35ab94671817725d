out = []
for i in range(4):
    if i == 1: continue
    for j in range(4):
        if j == i: continue
        if j > 2: break
        out.append((i, j))
    while True:
        if i == 3: break
        break
print(out, i, j)  # expect: [(0, 1), (0, 2), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)] 3 3
