print(True or False and False, (True or False) and False)  # expect: True False
print(not True == False, not 1 in [2], 1 in [1] == True)  # expect: True True False
print(1 or 2 and 3, 0 or [] or "x", 1 and 2 and 3, 1 and 0 and 3)  # expect: 1 x 3 0
print(1 if 0 else 2 if 0 else 3, (lambda: 1 or 2)())  # expect: 3 1
