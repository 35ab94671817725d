user = {"name": "x"}
print(f"hello {user['name']} {user['age']}")
