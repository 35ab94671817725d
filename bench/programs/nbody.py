# Planets pull at each other: float arithmetic on attributes of a few objects.
class Body:
    def __init__(self, mass, position, velocity):
        self.mass = mass
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = velocity


def make_system():
    bodies = [Body(40.0, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))]
    for n in range(1, 5):
        bodies.append(Body(0.01 * n, (5.0 * n, 0.3 * n, -0.2 * n), (0.1 / n, 2.5 / n, 0.05 * n)))
    return bodies


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
        for b in bodies[i + 1 :]:
            total -= a.mass * b.mass / ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
    return total


def advance(bodies, dt, steps):
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    for _ in range(steps):
        for a, b in pairs:
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * square**0.5)
            ma, mb = a.mass * pull, b.mass * pull
            a.vx -= dx * mb
            a.vy -= dy * mb
            a.vz -= dz * mb
            b.vx += dx * ma
            b.vy += dy * ma
            b.vz += dz * ma
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


system = make_system()
before = energy(system)
advance(system, 0.001, 14000)
print(f"{before:.9f} {energy(system):.9f}")
