import tomllib, json
print(json.dumps(tomllib.loads('''
[project]
name = "demo"
deps = ["a>=1", "b"]
[project.urls]
home = "https://x"
[tool.ruff]
line-length = 100
[[products]]
name = "Hammer"
[[products]]
[[products]]
name = "Nail"
[products.size]
mm = 5
[a.b]
x = 1
[a]
y = 2
'''), indent=1))
