# divergence: profilers-count-instructions
# imports: cProfile, timeit
import cProfile
import timeit

p = cProfile.Profile()
print(p.runcall(sum, range(1000)))
first = p.instructions
print(first > 900)
with p:
    for i in range(100):
        pass
print(p.instructions > first)
p.print_stats() if False else None
p.clear()
print(p.instructions)
a = timeit.timeit(lambda: sum(range(100)), number=1000)
b = timeit.timeit(lambda: sum(range(100)), number=1000)
print(abs(a - b) < 0.001, timeit.timeit(lambda: sum(range(1000)), number=1000) > 2 * a)
