print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53)
print(10 ** 400 > 1e308, 10 ** 400 < float("inf"), -10 ** 400 > float("-inf"), 10 ** 400 == float("inf"))
print(1 < float("nan"), 1 == float("nan"), 1 != float("nan"), 3 > 2.5, 0 == -0.0)
print(9007199254740993 < 9007199254740992.0, 9007199254740993 > 9007199254740992.0)
# expect: True True False True
# expect: True True True False
# expect: False False True True True
# expect: False True
