# Pulling dates, addresses, prices and words out of text.
import re

lines = []
for n in range(4000):
    lines.append(
        f"2026-{n % 12 + 1:02d}-{n % 28 + 1:02d} {n % 24:02d}:{n % 60:02d} user{n % 50}@mail{n % 7}.example.org "
        f'"GET /item/{n}?ref={n % 9}" paid ${n % 300}.{n % 100:02d} for {n % 5} pieces, note: no. {n} (ok)'
    )
text = "\n".join(lines)

dates = re.findall(r"(\d{4})-(\d\d)-(\d\d)", text)
addresses = set(re.findall(r"[\w.]+@[\w-]+(?:\.[\w-]+)+", text))
prices = sum(float(m.group(1)) for m in re.finditer(r"\$(\d+\.\d{2})", text))
requests = 0
pattern = re.compile(r'"(?P<verb>GET|POST) /item/(?P<item>\d+)\?ref=(?P<ref>\d)"')
for line in lines:
    match = pattern.search(line)
    if match and match["ref"] == "3":
        requests += int(match["item"])
hidden = re.sub(r"(\w+)@(\w+)", lambda m: m.group(1)[:2] + "***@" + m.group(2), text)
words = re.split(r"\W+", text)
print(len(dates), len(addresses), f"{prices:.2f}", requests, hidden.count("***"), len(words))
