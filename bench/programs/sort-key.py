# Sorting records by keys: lambdas, tuples, itemgetter, reverse, stability.
from operator import itemgetter

state = 99
records = []
for n in range(20000):
    state = (state * 69069 + 1) % 4294967296
    records.append({"id": n, "name": f"item{state % 4096:04x}", "price": state % 10007 / 100, "stock": state >> 27})

by_price = sorted(records, key=lambda r: r["price"])
by_two = sorted(records, key=lambda r: (r["stock"], -r["price"]))
by_name = sorted(records, key=itemgetter("name"), reverse=True)
names = sorted(r["name"] for r in records)
records.sort(key=lambda r: r["id"] % 100)
print(by_price[0]["id"], by_price[-1]["id"], by_two[10]["id"], by_name[3]["id"], names[500], records[77]["id"])
