from itertools import batched
def gen():
    for i in range(5):
        print("pull", i)
        yield i
for batch in batched(gen(), 2):
    print(batch)
