print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1250, -2), round(1350, -2))
print(round(10 ** 20 + 5, -1), round(5, 2), round(5, None), round(7, -1), round(4, -1), round(5, -5))
# expect: 5 20 20 -20 1200 1200 1400
# expect: 100000000000000000000 5 5 10 0 0
