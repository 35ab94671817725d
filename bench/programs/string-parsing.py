# Lines of text into fields, numbers and back: split, strip, find, partition, slices, join.
lines = []
for n in range(4000):
    lines.append(f"  {n};name {n % 97:03d} ; {n * 3 % 1000 / 8} ;tag{n % 7},tag{n % 5}; key={n % 13}:{n % 3}  ")

total = 0
amount = 0.0
seen = {}
out = []
for _ in range(6):
    for line in lines:
        number, name, value, tags, rest = [field.strip() for field in line.split(";")]
        key, _, setting = rest.partition("=")
        left, right = setting.split(":")
        total += int(number) + int(left) * int(right)
        amount += float(value)
        for tag in tags.split(","):
            seen[tag] = seen.get(tag, 0) + 1
        if name.endswith("7"):
            out.append(name.upper().replace("NAME", "N")[:4] + key[0] + tags[tags.find(",") + 1 :])
print(total, amount, sorted(seen.items())[:3], len(out), "|".join(out)[-40:])
