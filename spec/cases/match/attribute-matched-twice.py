class Twice:
    __match_args__ = ("a", "a")
    a = 1


class Once:
    __match_args__ = ("a", "b")
    a = b = 1


for subject in (Twice(), Once()):
    try:
        match subject:
            case Twice(1, 1):
                print("matched")
            case Once(1, a=1):
                print("matched")
            case _:
                print("neither")
    except TypeError as error:
        print(error)
