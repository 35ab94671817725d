class Err(Exception): pass
def boom(name):
    def f(self, *a): raise Err(name)
    return f
names = "add sub mul eq lt len getitem contains iter call hash repr str bool neg abs int float index format getattribute enter next reversed round".split()
T = {n: type("T", (), {f"__{n}__": boom(n)}) for n in names}
tests = {"add": lambda o: o + 1, "sub": lambda o: o - 1, "mul": lambda o: o * 2, "eq": lambda o: o == 1, "lt": lambda o: o < 1, "len": len, "getitem": lambda o: o[0], "contains": lambda o: 1 in o, "iter": list, "call": lambda o: o(), "hash": lambda o: {o: 1}, "repr": lambda o: f"{[o]}", "str": str, "bool": lambda o: not o, "neg": lambda o: -o, "abs": abs, "int": int, "float": float, "index": lambda o: [1][o], "format": lambda o: f"{o}", "getattribute": lambda o: o.x, "next": next, "reversed": reversed, "round": round}
for n, f in tests.items():
    try:
        f(T[n]())
        print("no error", n)
    except Err as e:
        print(e, end=" ")
print()
