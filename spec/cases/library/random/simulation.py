# What agents do with it: simulations from a fixed seed.
import random

rng = random.Random(12345)


def monte_carlo_pi(n):
    inside = sum(1 for _ in range(n) if rng.random() ** 2 + rng.random() ** 2 <= 1)
    return 4 * inside / n


print(monte_carlo_pi(2000))
position, path = 0, []
for _ in range(15):
    position += rng.choice([-1, 1])
    path.append(position)
print(path)
names = ["ann", "bob", "cid", "dee", "eve"]
rng.shuffle(names)
print([names[i : i + 2] for i in range(0, len(names), 2)])
password = "".join(rng.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(12))
print(password, rng.sample(range(1, 50), 6))
maze = [[rng.random() < 0.3 for _ in range(8)] for _ in range(4)]
print("\n".join("".join("#" if c else "." for c in row) for row in maze))
