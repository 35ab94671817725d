from pprint import pformat, pp, pprint

config = {
    "service": "api",
    "replicas": 3,
    "env": {"DEBUG": "0", "DATABASE_URL": "postgres://user:secret@db.example.com:5432/app", "REGIONS": ["eu-west-1", "us-east-1"]},
    "limits": [("cpu", 0.5), ("memory", "512Mi")],
}
pprint(config)
pp(config)
print(pformat({"a": 1, "b": [1, 2]}), pformat("short"), len(pformat(list(range(100))).splitlines()))
pprint([{"id": i, "title": f"Item number {i}", "tags": ["x", "y"][: i % 3]} for i in range(4)], width=60)
