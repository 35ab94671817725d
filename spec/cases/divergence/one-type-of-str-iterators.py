# divergence: one-type-of-str-iterators
print(type(iter("a")).__name__, type(iter("\u20ac")).__name__)
