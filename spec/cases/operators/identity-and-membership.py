a = [1]
b = a
print(a is b, a is not b, a == [1], a is [1], None is None)  # expect: True False True False True
print(1 in (1, 2), 3 not in [1], "b" in "abc", "" in "abc", b"b" in b"abc")  # expect: True True True True True
print(97 in b"abc", "k" in {"k": 1}, 1 in {1: 2}.values(), 2 in range(0, 10, 2))  # expect: True True False True
