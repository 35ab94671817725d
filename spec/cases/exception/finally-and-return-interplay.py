def order(kind):
    log = []

    def body():
        try:
            log.append("try")
            if kind == "return":
                return "from try"
            if kind == "raise":
                raise ValueError("v")
            if kind == "other":
                raise KeyError("k")
        except ValueError as error:
            log.append(f"except {error}")
            return "from except"
        else:
            log.append("else")
        finally:
            log.append("finally")
        log.append("after")
        return "from end"

    try:
        result = body()
    except KeyError as error:
        result = f"KeyError {error}"
    return log, result


for kind in ("return", "raise", "other", "nothing"):
    print(kind, *order(kind))


def loops():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out


print(loops())


def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner", end=" ")
    except ZeroDivisionError:
        print("outer", end=" ")
        try:
            raise TypeError("second") from None
        except TypeError as error:
            print(error.__context__, error.__cause__, error.__suppress_context__)
            return "done"
        finally:
            print("last")


print(nested())


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


print(value_kept())


def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


for x in generator():
    print(x)
g = generator()
next(g)
g.close()
