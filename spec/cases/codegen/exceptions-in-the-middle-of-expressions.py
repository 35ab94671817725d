def boom(): raise ValueError("boom")
def f(kind):
    stack = []
    for i in range(3):
        try:
            match kind:
                case 0: stack += [1, 2, boom(), 4]
                case 1: x = {"a": 1, boom(): 2}
                case 2: print("never", 1 + 2 * boom())
                case 3: x = [[j for j in (1, boom())] for _ in range(2)]
                case 4: x = f"{i} {boom()} {i}"
                case 5: x, y = 1, boom()
                case 6: x = 1 < boom() < 3
                case 7: x = (lambda a, b=2: a)(1, *[2, boom()])
                case 8:
                    for q in [1, 2]:
                        for r in "ab": boom()
                case 9:
                    with_target = {}
                    with_target[boom()] = 1
        except ValueError:
            stack.append(i)
            continue
        finally:
            stack.append("f")
    return stack
for k in range(10): print(k, f(k))
