class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Both(Len):
    def __bool__(self):
        return True


print(bool(Len(0)), bool(Len(2)), bool(Both(0)), not Len(0), Len(0) or "empty", Len(1) and "full")
print("yes" if Both(0) else "no", [x for x in (Len(0), Len(3)) if x][0].n)


class Wrong:
    def __bool__(self):
        return 1


class Negative:
    def __len__(self):
        return -1


class Text:
    def __len__(self):
        return "3"


class Huge:
    def __len__(self):
        return 2**70


for wrong in (Wrong(), Negative(), Text(), Huge()):
    try:
        if wrong:
            pass
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print(len(wrong))
    except Exception as error:
        print(type(error).__name__, error)
