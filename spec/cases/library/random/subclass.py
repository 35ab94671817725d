import random


class Fixed(random.Random):
    def random(self):
        return 0.25


f = Fixed()
print(f.randint(1, 10), f.choice([1, 2, 3, 4]), f.sample(range(10), 2) if False else f.uniform(0, 8), f.choices("abcd", k=3))


class Bits(random.Random):
    def getrandbits(self, k):
        return 1


print(Bits().randint(1, 10), Bits().choice("abc"))


class Labelled(random.Random):
    def __init__(self, label, seed):
        super().__init__(seed)
        self.label = label

    def roll(self, n=1):
        return sum(self.randint(1, 6) for _ in range(n))


d = Labelled("dice", 1)
print(d.label, d.roll(), d.roll(3), isinstance(d, random.Random), random.Random.VERSION)
print(type(d).__mro__[1].__name__, random.Random(x=3).random())
try:
    random.Random(1, 2)
except TypeError as e:
    print(e)
print(sorted(random.__all__)[:4], all(hasattr(random, n) for n in random.__all__))
