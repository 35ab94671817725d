print([y := x * 2 for x in range(3)], y)  # expect: [0, 2, 4] 4
if any((hit := n) > 3 for n in [1, 5, 2]):
    print("hit", hit)  # expect: hit 5
def f():
    total = 0
    partial = [total := total + v for v in [1, 2, 3]]
    return total, partial
print(f())  # expect: (6, [1, 3, 6])
