w, p, v = 12, 4, 3.14159265
print(f"{v:{w}.{p}f}|{v:<{w}}|{v:{'^'}{w}.{p - 2}}|{'x':{'-'}>{w // 2}}")
class F:
    def __format__(self, spec): return f"<{spec}>"
print(f"{F()}", f"{F():abc}", f"{F():{1}-{2}}", f"{F()!s:.1}", format(F(), "zz"), "{:q}".format(F()))
