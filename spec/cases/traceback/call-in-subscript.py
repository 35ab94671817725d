def index(): return 10
items = "abc"
print(items[index()])
