x = {}
match x:
    case {f"k{1}": value}:
        pass
