import random
from collections import Counter

random.seed(3)
print(random.choices([1, 2, 3], k=10), random.choices("ab", [1, 9], k=12), random.choices(["x", "y", "z"], cum_weights=[1, 1, 4], k=8))
print(random.choices(range(5), weights=range(5), k=5), random.choices([1], k=0), random.choices((1, 2), k=-1))
print(Counter(random.choices(["win", "lose"], weights=[0.25, 0.75], k=1000)))
for call in (
    lambda: random.choices([]),
    lambda: random.choices([1], [0]),
    lambda: random.choices([1, 2], [1]),
    lambda: random.choices([1, 2], 3),
    lambda: random.choices([1, 2], [1, 1], cum_weights=[1, 2]),
    lambda: random.choices([1], weights=[float("inf")]),
    lambda: random.choices([1, 2], ["a", 1]),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
