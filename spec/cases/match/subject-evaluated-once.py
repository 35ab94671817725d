def subject():
    print("subject")
    return [1, 2]
match subject():
    case [1]: print("one")
    case [1, 3]: print("three")
    case [a, b]: print(a, b)
match 1, 2:
    case (x, y): print("tuple subject", x, y)
match *[1, 2], 3:
    case [*z]: print(z)
match (q := 5):
    case 5: print("walrus", q)
# expect: subject
# expect: 1 2
# expect: tuple subject 1 2
# expect: [1, 2, 3]
# expect: walrus 5
