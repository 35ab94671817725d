import copy
import random

random.seed(5)
random.gauss()
state = random.getstate()
first = [random.random(), random.gauss(), random.randint(1, 100)]
random.setstate(state)
print(first == [random.random(), random.gauss(), random.randint(1, 100)], first)
print(state[0], len(state[1]), state[1][:3], state[1][-1])
r = random.Random(7)
r.random()
s = copy.deepcopy(r)
print(r.random() == s.random(), r is s)
for bad in ((1, 2, 3), (3, (1, 2), None), (3, (0,) * 624 + (700,), None), (3, ("a",) * 625, None), (3, (-1,) * 625, None), 3):
    try:
        r.setstate(bad)
    except Exception as e:
        print(type(e).__name__, e)
