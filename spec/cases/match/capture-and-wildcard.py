def f(x):
    match x:
        case [a, b]: return f"two {a} {b}"
        case y: return f"captured {y}"
print(f([1, 2]), f(5), f("ab"))  # expect: two 1 2 captured 5 captured ab
match 5:
    case n: pass
print(n)  # expect: 5
match (1, 2, 3):
    case (_, _, _): print("three")  # expect: three
match 10:
    case 5: print("no")
print("fell through")  # expect: fell through
match "x":
    case _ if False: print("no")
    case _: print("default")  # expect: default
