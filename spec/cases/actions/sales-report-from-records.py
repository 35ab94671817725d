# Aggregate a list of dicts by region and product and print a report table.
sales = [
    {"region": "North", "product": "Widget", "units": 12, "price": 9.99},
    {"region": "South", "product": "Gadget", "units": 5, "price": 24.5},
    {"region": "North", "product": "Gadget", "units": 7, "price": 24.5},
    {"region": "East", "product": "Widget", "units": 30, "price": 8.75},
    {"region": "South", "product": "Widget", "units": 0, "price": 9.99},
    {"region": "East", "product": "Doohickey", "units": 2, "price": 199.0},
    {"region": "North", "product": "Widget", "units": 3, "price": 9.49},
]

totals = {}
for row in sales:
    key = (row["region"], row["product"])
    entry = totals.setdefault(key, {"units": 0, "revenue": 0.0})
    entry["units"] += row["units"]
    entry["revenue"] += row["units"] * row["price"]

print(f"{'Region':<8} {'Product':<10} {'Units':>6} {'Revenue':>12}")
print("=" * 39)
for (region, product), entry in sorted(totals.items()):
    print(f"{region:<8} {product:<10} {entry['units']:>6d} {entry['revenue']:>12,.2f}")
print("-" * 39)

by_region = {}
for (region, _), entry in totals.items():
    by_region[region] = by_region.get(region, 0) + entry["revenue"]
grand = sum(by_region.values())
for region, revenue in sorted(by_region.items(), key=lambda kv: kv[1], reverse=True):
    bar = "#" * round(20 * revenue / grand)
    print(f"{region:<8} {revenue:>10.2f} {revenue / grand:>7.1%} {bar}")
print(f"Total {grand:.2f}")

best = max(sales, key=lambda r: r["units"] * r["price"])
print("Best sale:", best)
zero = [r["product"] for r in sales if not r["units"]]
print("Sold nothing:", zero)
average = {p: sum(r["price"] for r in rows) / len(rows)
           for p in sorted({r["product"] for r in sales})
           if (rows := [r for r in sales if r["product"] == p])}
for product, price in average.items():
    print(f"{product}: average price {price:.3f}")
assert abs(grand - sum(r["units"] * r["price"] for r in sales)) < 1e-9
print("checked")
