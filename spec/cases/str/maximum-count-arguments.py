# Counts up to sys.maxsize are counts; beyond it they overflow.
big = 2**63 - 1
print("a b c".split(None, big), "a|b".rsplit("|", big), "aaa".replace("a", "b", big))
print(b"a b".split(None, big), b"aa".replace(b"a", b"b", -big))
items = [1, 2]
items.insert(big, 3)
items.insert(-big, 0)
print(items)
for action in (lambda: "a".split(None, big + 1), lambda: items.insert(big + 1, 0), lambda: items.pop(big + 1), lambda: "a".replace("a", "b", -big - 2)):
    try:
        action()
    except (OverflowError, IndexError) as error:
        print(type(error).__name__, error)
