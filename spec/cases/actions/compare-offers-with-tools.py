# What an agent does: call (stub) tools for several cities, convert units, handle failures, choose, explain.
def get_offers(city):
    data = {
        "Paris": [("Hotel A", 120, "EUR", 4.1), ("Hotel B", 95, "EUR", 3.2)],
        "London": [("Hotel C", 110, "GBP", 4.6), ("Hotel D", 80, "GBP", None)],
        "Tokyo": [("Hotel E", 14000, "JPY", 4.4)],
        "Oslo": [],
    }
    if city not in data:
        raise LookupError(f"no data for {city}")
    return [dict(zip(("name", "price", "currency", "rating"), row)) for row in data[city]]

def get_weather(city):
    table = {"Paris": "18C sunny", "London": "57F rain", "Tokyo": "25C cloudy", "Oslo": "-3C snow"}
    return table[city]

RATES = {"EUR": 1.08, "GBP": 1.27, "JPY": 0.0067}

def celsius(text):
    number, sky = text.split(" ")
    value = float(number[:-1])
    return round(value if number.endswith("C") else (value - 32) * 5 / 9, 1), sky

candidates, failures = [], {}
for city in ["Paris", "London", "Atlantis", "Tokyo", "Oslo"]:
    try:
        offers = get_offers(city)
        temperature, sky = celsius(get_weather(city))
    except LookupError as error:
        failures[city] = f"{type(error).__name__}: {error}"
        continue
    print(f"{city}: {len(offers)} offers, {temperature} degrees, {sky}")
    for offer in offers:
        dollars = offer["price"] * RATES[offer["currency"]]
        rating = offer["rating"] or 0
        candidates.append({**offer, "city": city, "usd": round(dollars, 2), "score": round(rating * 20 - dollars / 10 + (5 if sky == "sunny" else 0), 3)})
print("failures:", failures)

candidates.sort(key=lambda c: c["score"], reverse=True)
headers = ("city", "name", "usd", "rating", "score")
widths = [max(len(h), *(len(str(c[h])) for c in candidates)) for h in headers]
print("  ".join(h.ljust(w) for h, w in zip(headers, widths)))
for c in candidates:
    print("  ".join(str(c[h]).ljust(w) if isinstance(c[h], str) else str(c[h]).rjust(w) for h, w in zip(headers, widths)))

affordable = [c for c in candidates if c["usd"] <= 125 and (c["rating"] or 0) >= 4]
best = affordable[0] if affordable else min(candidates, key=lambda c: c["usd"])
answer = {"choice": best["name"], "city": best["city"], "nights": (nights := 500 // best["usd"]), "left": round(500 - nights * best["usd"], 2)}
print(answer)
print(f"I suggest {best['name']} in {best['city']}: ${best['usd']:.2f} a night, rated {best['rating']}; "
      f"${500} pays {int(nights)} nights and leaves ${answer['left']:.2f}.")
