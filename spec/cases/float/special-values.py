inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, -nan, inf + 1, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf)
print(inf == inf, nan == nan, nan != nan, nan < 1, nan > 1, inf > 10 ** 1000, -inf < -1e308)
print(inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, 5 % -inf)
print(max(nan, 1), max(1, nan), min(nan, 1), min(1, nan), sorted([3, inf, -inf, 0]))
print(nan in [nan], [nan] == [nan])
# expect: inf -inf nan nan inf nan nan nan 0.0 -0.0
# expect: True False True False False True True
# expect: nan nan 5.0 inf 0.0 -1.0 -inf
# expect: nan 1 nan 1 [-inf, 0, 3, inf]
# expect: True True
