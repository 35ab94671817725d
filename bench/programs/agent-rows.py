# What an agent writes: rows of dicts from a tool, cleaned, grouped, ranked, summed up.
def fetch_orders(page):
    return [
        {
            "order_id": page * 100 + n,
            "customer": ["Ada", "Bob", "Cleo", "Dan", "Eve"][(page * 3 + n) % 5],
            "region": ["north", "south", None][(page + n) % 3],
            "amount": str((page * 37 + n * 13) % 900 / 4) + (" EUR" if n % 10 == 0 else ""),
            "items": [{"sku": f"S{(n + k) % 12}", "qty": k + 1} for k in range(n % 4)],
        }
        for n in range(100)
    ]


orders = []
for page in range(160):
    orders.extend(fetch_orders(page))

groups = {}
skus = {}
for order in orders:
    amount = float(order["amount"].replace(" EUR", "").strip() or 0)
    region = (order.get("region") or "unknown").title()
    group = groups.setdefault((region, order["customer"]), {"count": 0, "total": 0.0, "largest": None})
    group["count"] += 1
    group["total"] += amount
    if group["largest"] is None or amount > group["largest"]["amount"]:
        group["largest"] = {"id": order["order_id"], "amount": amount}
    for item in order["items"]:
        skus[item["sku"]] = skus.get(item["sku"], 0) + item["qty"]

ranked = sorted(groups.items(), key=lambda entry: entry[1]["total"], reverse=True)
summary = [
    {"region": region, "customer": customer, "mean": round(g["total"] / g["count"], 2), "largest": g["largest"]["id"]}
    for (region, customer), g in ranked
]
top = max(skus, key=skus.get)
print(len(orders), summary[0], summary[-1], top, skus[top], round(sum(s["mean"] for s in summary), 2))
