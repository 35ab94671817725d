import uuid
a, b = uuid.UUID(int=1), uuid.UUID(int=2)
print(a < b, a > b, a <= a, a >= b, a == uuid.UUID(int=1), a != b, a == 1, sorted([b, a]), max(a, b), hash(a) == hash(uuid.UUID(int=1)))
print({a: "x"}[uuid.UUID(int=1)], f"{a}", str(b)[-1])
