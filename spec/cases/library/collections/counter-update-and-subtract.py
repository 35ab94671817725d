from collections import Counter
c = Counter(a=1)
c.update("ab")
c.update({"a": 10, "z": -1})
c.update(b=5)
c.update(["q"], q=2)
c.update(None)
print(c)
c.subtract("aa")
c.subtract({"q": 5})
c.subtract(z=1)
print(c)
empty = Counter()
empty.update({"k": "text"})
print(empty)
for make in (lambda: c.update("a", "b"), lambda: c.subtract("a", "b"), lambda: c.update(5)):
    try:
        make()
    except TypeError as e:
        print(e)
