import uuid
many = {uuid.uuid4() for _ in range(50)}
print(len(many), {u.version for u in many}, {u.variant for u in many}, {len(str(u)) for u in many}, all(str(u)[14] == "4" for u in many))
one = uuid.uuid1()
print(one.version, one.variant == uuid.RFC_4122, uuid.uuid1() != one, 0 < uuid.getnode() < 1 << 48)
