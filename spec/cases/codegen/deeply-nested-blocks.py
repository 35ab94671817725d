r = []
for a in range(2):
    if a:
        for b in range(2):
            while b:
                try:
                    for c in range(2):
                        if c:
                            for d in range(2):
                                if d:
                                    try:
                                        for e in range(2):
                                            if e:
                                                for f in range(2):
                                                    if f:
                                                        r.append((a, b, c, d, e, f))
                                                        raise KeyError
                                    except KeyError:
                                        r.append("inner")
                finally:
                    r.append("fin")
                break
print(r)  # expect: [(1, 1, 1, 1, 1, 1), 'inner', 'fin']
