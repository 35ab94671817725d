# divergence: memory-error
# limits: memory=4000000
for make in (lambda: "x" * 10**12, lambda: [0] * 10**10, lambda: b"ab" * 10**9, lambda: list(range(10**9)), lambda: 1 << 10**9):
    try:
        make()
    except MemoryError as error:
        print(type(error).__name__)
kept = []
try:
    while True:
        kept.append([len(kept)] * 100)
except MemoryError:
    print("never printed")
