import uuid


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, u.hex, u.int, u.bytes == u.bytes_le, u.fields, u.time_low, u.time_mid, u.time_hi_version, u.clock_seq_hi_variant, u.clock_seq_low, u.clock_seq, u.node, u.time, u.urn, u.variant, u.version, u.is_safe, repr(u), hash(u) == hash(uuid.UUID(int=u.int)), u < uuid.NAMESPACE_DNS, int(u) == u.int)
print(uuid.SafeUUID.safe, uuid.SafeUUID.unsafe, uuid.SafeUUID.unknown, uuid.UUID(int=1, is_safe=uuid.SafeUUID.safe).is_safe, uuid.UUID("{12345678123456781234567812345678}"), uuid.UUID("urn:uuid:12345678123456781234567812345678"), uuid.UUID(bytes=bytes(16)), uuid.UUID(bytes_le=bytes(range(16))), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(int=5, version=4).version)
for args, kwargs in [((), {}), (("x",), {}), (("12345678",), {}), ((), {"bytes": b"x"}), ((), {"bytes_le": b"x"}), ((), {"int": -1}), ((), {"int": 1 << 128}), ((), {"fields": (1, 2)}), ((), {"fields": (1 << 33, 0, 0, 0, 0, 0)}), ((), {"int": 1, "version": 9}), (("a",), {"int": 1}), ((5,), {})]:
    attempt(uuid.UUID, *args, **kwargs)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "a"), uuid.uuid5(uuid.NAMESPACE_URL, "b"), uuid.uuid5(uuid.NAMESPACE_OID, b"c"), uuid.uuid4().version, uuid.uuid1(5, 6).version, uuid.uuid1(node=7).node, uuid.NAMESPACE_X500, uuid.RFC_4122, uuid.RESERVED_NCS)
attempt(uuid.uuid3, "x", "y")
attempt(setattr, u, "int", 5)
attempt(lambda: u < 5)
