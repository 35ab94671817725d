# divergence: class-dict-is-a-snapshot
class Thing:
    size = 1

kept = Thing.__dict__
Thing.size = 2
Thing.color = "red"
print(type(kept).__name__, kept["size"], "color" in kept)
print(Thing.__dict__["size"], "color" in Thing.__dict__, "color" in vars(Thing))
