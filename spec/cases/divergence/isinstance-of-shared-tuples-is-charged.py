# divergence: limits-end-the-run
# limits: instructions=200000
classes = int
for _ in range(40):
    classes = (classes, classes)
print("before")
isinstance("a", classes)  # 2**40 paths
print("never printed")
