# Escape times over a grid: nested while loops on floats.
def escape(cx, cy, most):
    x = y = 0.0
    n = 0
    while n < most:
        xx, yy = x * x, y * y
        if xx + yy > 4.0:
            break
        x, y = xx - yy + cx, 2.0 * x * y + cy
        n += 1
    return n


width, height, most = 160, 100, 120
total = 0
rows = []
for row in range(height):
    cy = row / height * 2.4 - 1.2
    line = 0
    for column in range(width):
        n = escape(column / width * 3.2 - 2.3, cy, most)
        total += n
        line = (line * 31 + n) % 1000003
    rows.append(line)
print(total, sum(rows) % 1000003)
