match [1, 2]:
    case [a, 5]: print("no")
    case [p, q] if False: print("no")
    case _: print("default")  # expect: default
print(p, q)  # expect: 1 2
match {"k": 1}:
    case {"k": v, **rest}: print(v, rest)  # expect: 1 {}
match [[1, 2], [3]]:
    case [[x, y], [z]]: print(x, y, z)  # expect: 1 2 3
