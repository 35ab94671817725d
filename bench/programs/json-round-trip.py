# Records to JSON text and back.
import json

records = [
    {
        "id": n,
        "name": f"customer {n}",
        "active": n % 3 == 0,
        "balance": n * 1.25 - 300,
        "tags": ["a", "b\n", "ü"][: n % 4],
        "address": {"street": f"{n} Main \"St\"", "zip": None, "geo": [n / 7, -n / 9]},
    }
    for n in range(700)
]
total = 0
for indent in (None, 2):
    for _ in range(3):
        text = json.dumps(records, indent=indent, sort_keys=indent is not None)
        again = json.loads(text)
        total += len(text) + sum(r["id"] for r in again if r["active"])
print(total, again == records)
