x = "a"
match x:
    case f"a":
        pass
