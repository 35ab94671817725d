x = 1

if x:
    print("form feed before the indent")
print(x,"between tokens")
