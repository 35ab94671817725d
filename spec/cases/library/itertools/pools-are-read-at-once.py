from itertools import product, permutations, combinations
def gen():
    for x in "ab":
        print("pull", x)
        yield x
p = product(gen(), [1])
print("made")
print(list(p))
data = [1, 2]
c = combinations(data, 1)
data.append(3)
print(list(c))
