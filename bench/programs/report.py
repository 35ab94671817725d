# A report of many lines by f-strings: widths, alignment, thousands, percentages, nested formats.
rows = [(f"Product {n}", n * 37 % 1000, n * 1.7 % 90, (n % 41) / 41) for n in range(22000)]
lines = [f"{'name':<14}|{'stock':>8}|{'price':^10}|{'share':>8}", "-" * 43]
width = 14
for name, stock, price, share in rows:
    lines.append(f"{name:<{width}}|{stock * 1000:>8,}|{price:^10.2f}|{share:>8.1%}")
    if stock % 10 == 0:
        lines.append(f"  note: {name!r} has {stock:05d} ({stock:#06x}) left, {'few' if stock < 100 else 'many'}")
text = "\n".join(lines)
total = f"{sum(r[1] for r in rows):,} pieces worth {sum(r[1] * r[2] for r in rows):,.2f}"
print(len(lines), len(text), lines[77], total, "%-10s|%5.1f%%" % ("end", 99.5))
