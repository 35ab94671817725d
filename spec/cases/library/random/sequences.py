import random

random.seed(11)
print([random.choice("abcdef") for _ in range(8)], random.choice([1]), random.choice(range(100)))
deck = list(range(20))
random.shuffle(deck)
print(deck)


class L(list):
    pass


x = L("hello")
random.shuffle(x)
print(x)
print(random.sample(range(1000), 8), random.sample(["a", "b", "c"], 3), random.sample("python", 2), random.sample([], 0))
print(random.sample(range(10**12), 4), random.sample(list(range(30)), 28))
print(random.sample(["red", "blue"], counts=[4, 2], k=5))
for call in (
    lambda: random.choice([]),
    lambda: random.choice({}),
    lambda: random.choice({1}),
    lambda: random.choice(5),
    lambda: random.sample({1}, 1),
    lambda: random.sample([1], 2),
    lambda: random.sample([1, 2], -1),
    lambda: random.sample([1, 2], counts=[1], k=1),
    lambda: random.sample([1, 2], counts=[1, 1.5], k=1),
    lambda: random.shuffle((1, 2)),
    lambda: random.shuffle(5),
    lambda: random.sample([1]),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
