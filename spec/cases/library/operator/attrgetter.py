from operator import attrgetter


class P:
    def __init__(self, name, age, boss=None):
        self.name, self.age, self.boss = name, age, boss

    @property
    def label(self):
        return f"<{self.name}>"


a = P("Ann", 40)
people = [P("Bob", 30, a), P("Cid", 25, a), a]
print([p.name for p in sorted(people, key=attrgetter("age"))])
print(attrgetter("name", "age")(a), attrgetter("boss.name")(people[0]), attrgetter("boss.label")(people[1]))
print(attrgetter("name", "boss.age")(people[0]), attrgetter("real.imag")(3))
print(repr(attrgetter("a", "b.c")))
for call in (
    lambda: attrgetter(),
    lambda: attrgetter(1),
    lambda: attrgetter("x")(3),
    lambda: attrgetter("name.x")(a),
    lambda: attrgetter("a")(),
    lambda: attrgetter("a")(1, 2),
    lambda: attrgetter("boss.name")(a),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
