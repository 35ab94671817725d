import uuid
for version in range(1, 6):
    u = uuid.UUID(int=0xffffffffffffffffffffffffffffffff, version=version)
    print(u, u.version, u.variant)
for high in range(0, 16, 2):
    u = uuid.UUID(int=high << 60)
    print(u.variant, u.version)
