rows = [("apple", 3, 1.5), ("banana", 12, 0.25), ("cherry", 100, 12.0)]
print(f"{'item':<10}|{'qty':>5}|{'price':>8}|{'total':>10}")
print("-" * 10 + "+" + "-" * 5 + "+" + "-" * 8 + "+" + "-" * 10)
for name, qty, price in rows:
    print(f"{name:<10}|{qty:>5d}|{price:>8.2f}|{qty * price:>10,.2f}")
print(f"{'sum':<10}|{sum(r[1] for r in rows):>5}|{'':8}|{sum(q * p for _, q, p in rows):>10,.2f}")
# expect: item      |  qty|   price|     total
# expect: ----------+-----+--------+----------
# expect: apple     |    3|    1.50|      4.50
# expect: banana    |   12|    0.25|      3.00
# expect: cherry    |  100|   12.00|  1,200.00
# expect: sum       |  115|        |  1,207.50
