data = {"users": [{"name": "Ann", "tags": ["x", "y"]}, {"name": "Bob", "tags": []}]}
print(data["users"][0]["tags"][1], data["users"][-1]["name"].lower(), data.get("users")[0].get("age", "none"))
data["users"][1]["tags"] += ["z"]
data["users"][0]["name"] += "a"
data.setdefault("meta", {})["count"] = len(data["users"])
del data["users"][0]["tags"][0]
print(data)
# expect: y bob none
# expect: {'users': [{'name': 'Anna', 'tags': ['y']}, {'name': 'Bob', 'tags': ['z']}], 'meta': {'count': 2}}
