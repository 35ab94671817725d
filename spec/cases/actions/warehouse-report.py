# Inventory management with inheritance and reports
from dataclasses import dataclass, field, asdict
from collections import defaultdict, Counter
from typing import List, Dict, Optional
import json

@dataclass(order=True)
class Item:
    sku: str
    name: str = field(compare=False)
    price: float = field(compare=False, default=0.0)
    tags: List[str] = field(default_factory=list, compare=False)

    @property
    def label(self) -> str:
        return f"{self.sku:<8}|{self.name:^12}|{self.price:>10,.2f}"

class OutOfStock(Exception):
    def __init__(self, item, wanted, available):
        super().__init__(f"{item.name}: wanted {wanted}, have {available}")
        self.item, self.wanted, self.available = item, wanted, available

class Warehouse:
    def __init__(self):
        self._stock: Dict[str, int] = defaultdict(int)
        self._items: Dict[str, Item] = {}
        self.log = []
    def add(self, item: Item, n=1):
        self._items[item.sku] = item
        self._stock[item.sku] += n
        self.log.append(("add", item.sku, n))
        return self
    def remove(self, sku, n=1):
        have = self._stock[sku]
        if n > have:
            raise OutOfStock(self._items[sku], n, have)
        self._stock[sku] -= n
        self.log.append(("remove", sku, n))
    def __iter__(self):
        for sku in sorted(self._items):
            yield self._items[sku], self._stock[sku]
    def __len__(self): return len(self._items)
    def __contains__(self, sku): return self._stock.get(sku, 0) > 0
    def total(self): return sum(i.price * n for i, n in self)

w = Warehouse()
w.add(Item("B-2", "Bolt", 0.25, ["metal", "small"]), 400).add(Item("A-1", "Anvil", 199.99, ["metal", "heavy"]), 2)
w.add(Item("C-3", "Crate", 12.5, ["wood"]), 10)
for item, n in w:
    print(item.label, f"x{n:04d}")
print(len(w), "A-1" in w, "Z" in w, f"{w.total():.3f}")
try:
    w.remove("A-1", 5)
except OutOfStock as e:
    print("Error:", e, e.available)
tags = Counter(t for i, _ in w for t in i.tags)
print(tags.most_common(2), dict(tags))
print(json.dumps([asdict(i) for i, _ in w], indent=2, sort_keys=True))
print(sorted([Item("Z", "z"), Item("A", "a")]), Item("A", "x") == Item("A", "y"))
print(w.log)
