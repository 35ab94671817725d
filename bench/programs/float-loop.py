# Floating point: a small n-body step and a Mandelbrot count.
def orbit(steps):
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    dt = 0.001
    for _ in range(steps):
        r2 = x * x + y * y
        r3 = r2 * r2**0.5
        vx -= dt * x / r3
        vy -= dt * y / r3
        x += dt * vx
        y += dt * vy
    return x, y


def mandelbrot(size):
    inside = 0
    for row in range(size):
        for column in range(size):
            cr = 3.0 * column / size - 2.0
            ci = 2.0 * row / size - 1.0
            zr = zi = 0.0
            for _ in range(50):
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                if zr * zr + zi * zi > 4.0:
                    break
            else:
                inside += 1
    return inside


x, y = orbit(50000)
print(f"{x:.9f} {y:.9f}", mandelbrot(90))
