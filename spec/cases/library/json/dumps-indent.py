import json
data = {"name": "x", "items": [1, [2, 3], {}], "empty": [], "nested": {"k": {"z": None}}}
print(json.dumps(data, indent=2))
print(json.dumps(data, indent="--", sort_keys=True))
print(json.dumps(data, indent=0))
print(json.dumps([1, 2], indent=4, separators=(", ", ": ")))
