# Apply a stream of stock events, keep averages, find what to reorder.
events = [
    ("receive", "bolt", 100, 0.10), ("receive", "nut", 80, 0.05), ("ship", "bolt", 30),
    ("receive", "bolt", 50, 0.16), ("ship", "nut", 90), ("ship", "screw", 1),
    ("adjust", "nut", -5), ("receive", "gear", 4, 12.5), ("ship", "gear", 4), ("lost", "gear", 1),
]

class Item:
    def __init__(self, name):
        self.name, self.count, self.cost = name, 0, 0.0
    @property
    def average(self):
        return self.cost / self.count if self.count else 0.0
    def receive(self, n, price):
        self.count += n
        self.cost += n * price
    def ship(self, n):
        if n > self.count:
            raise ValueError(f"cannot ship {n} {self.name}: only {self.count}")
        self.cost -= n * self.average
        self.count -= n
    def adjust(self, n):
        self.cost += n * self.average
        self.count += n

inventory, errors = {}, []
for index, (kind, name, *args) in enumerate(events):
    try:
        if kind == "receive" and name not in inventory:
            inventory[name] = Item(name)
        method = getattr(inventory[name], kind)
        method(*args)
        print(f"{index}: {kind} {name} {args} -> {inventory[name].count}")
    except KeyError as e:
        errors.append(f"{index}: unknown item {e}")
    except (ValueError, AttributeError) as e:
        errors.append(f"{index}: {type(e).__name__}: {e}")
print(*errors, sep="\n")
for item in sorted(inventory.values(), key=lambda i: i.name):
    flag = " <-- reorder" if item.count < 20 else ""
    print(f"{item.name:<6}{item.count:>5}{item.average:>8.4f}{item.cost:>9.2f}{flag}")
low = [i.name for i in inventory.values() if i.count < 20]
print("reorder:", ", ".join(low) or "nothing", "| value:", round(sum(i.cost for i in inventory.values()), 2))
