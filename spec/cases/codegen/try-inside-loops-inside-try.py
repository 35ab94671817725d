def f():
    out = []
    for i in range(4):
        try:
            for j in range(3):
                try:
                    if j == 1: continue
                    if i == 1: raise KeyError(j)
                    if i == 3: return out + ["returned"]
                    out.append((i, j))
                except KeyError:
                    out.append(("key", i, j))
                    break
                else:
                    out.append("else")
                finally:
                    out.append("fin")
            else:
                out.append("loop else")
                if i == 2: raise ValueError
        except ValueError:
            out.append("value")
    return out
print(f())
