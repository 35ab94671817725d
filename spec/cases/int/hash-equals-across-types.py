print(hash(1) == hash(1.0) == hash(True), hash(2 ** 61 - 1), hash(-1), hash(-2), hash(2 ** 61), hash(0))
print(hash(10 ** 20), hash(-10 ** 20), hash(0.5), hash(1e100) == hash(int(1e100)))
print({1, 1.0, True}, len({0, 0.0, -0.0, False}))
# expect: True 0 -2 -2 1 0
# expect: 848750603811160107 -848750603811160107 1152921504606846976 True
# expect: {1} 1
