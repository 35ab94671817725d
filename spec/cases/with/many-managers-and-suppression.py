class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError(f"{self.name} cannot enter")
        return self.name

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None)
        if self.fail == "exit":
            raise RuntimeError(f"{self.name} cannot exit")
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (
    Manager("c", swallow=True) as c,
    Manager("d"),
):
    raise ValueError("inside")
print("went on")
try:
    with Manager("e"), Manager("f", fail="enter"):
        print("never")
except RuntimeError as error:
    print(error)
try:
    with Manager("g", fail="exit"):
        raise KeyError("first")
except RuntimeError as error:
    print(error, repr(error.__context__))


def early():
    with Manager("h"):
        return "returned"


print(early())
for i in range(3):
    with Manager(f"loop{i}"):
        if i == 0:
            continue
        break


class Partial:
    def __enter__(self):
        return self


class Nothing:
    pass


for wrong in (Partial, Nothing):
    try:
        with wrong():
            pass
    except TypeError as error:
        print(error)
with Manager("tuple") as (*letters,):
    print(letters)
