def f(cmds):
    out = []
    for c in cmds:
        match c.split():
            case ["skip"]: continue
            case ["stop"]: break
            case ["say", *words]: out.append(" ".join(words))
            case ["ret", x]: return x
            case [op, a, b] if op in "+-": out.append(int(a) + int(b) if op == "+" else int(a) - int(b))
            case []: out.append("blank")
            case bad: out.append(("bad", bad))
    else:
        out.append("finished")
    return out
print(f(["say hi you", "skip", "+ 1 2", "", "zzz top"]), f(["stop", "say never"]), f(["ret 5"]))
# expect: ['hi you', 3, 'blank', ('bad', ['zzz', 'top']), 'finished'] [] 5
