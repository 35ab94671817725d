"""A small generator of numbers for tests that want any numbers."""

_state = 20240613


def getrandbits(count):
    global _state
    made = 0
    for _ in range((count + 31) // 32):
        _state = (_state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        made = made << 32 | _state >> 32
    return made >> (-count % 32)


def seed(*args):
    """Always the same numbers."""


def random():
    return getrandbits(53) / 2 ** 53


def uniform(a, b):
    return a + (b - a) * random()


def randrange(start, stop=None, step=1):
    numbers = range(start) if stop is None else range(start, stop, step)
    size = numbers[-1] - numbers[0] if step != 1 else 0
    count = len(numbers) if step != 1 or size else (numbers.stop - numbers.start)
    return numbers.start + step * (getrandbits(count.bit_length() + 16) % count)


def randint(a, b):
    return randrange(a, b + 1)


def choice(items):
    return items[randrange(len(items))]


def choices(items, k=1, **kwargs):
    return [choice(items) for _ in range(k)]


def sample(items, k):
    items = list(items)
    shuffle(items)
    return items[:k]


def shuffle(items):
    for index in range(len(items) - 1, 0, -1):
        other = randrange(index + 1)
        items[index], items[other] = items[other], items[index]


def gauss(mu=0.0, sigma=1.0):
    return mu + sigma * (sum(random() for _ in range(12)) - 6)


class Random:
    def __init__(self, *args):
        pass

    random = staticmethod(random)
    getrandbits = staticmethod(getrandbits)
    randrange = staticmethod(randrange)
    choice = staticmethod(choice)
    shuffle = staticmethod(shuffle)
    seed = staticmethod(seed)
