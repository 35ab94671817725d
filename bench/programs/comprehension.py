# Comprehensions of every kind, filtered and nested.
rows = [(n, n * n % 97, str(n % 13)) for n in range(3000)]
total = 0
for shift in range(60):
    evens = [a + shift for a, b, c in rows if b % 2 == 0]
    table = {a: c for a, b, c in rows if a % 3 == shift % 3}
    kinds = {c + str(b % 3) for a, b, c in rows}
    pairs = [(x, y) for x in range(30) for y in range(x) if (x * y + shift) % 7 == 0]
    total += sum(evens) + len(table) + len(kinds) + len(pairs) + sum(b for _, b, _ in rows if b > 50)
print(total)
