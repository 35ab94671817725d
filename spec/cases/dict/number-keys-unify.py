d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, len(d), d[1], 1.0 in d, d.get(True))  # expect: {1: 'bool'} 1 bool True bool
e = {0: "a", -0.0: "b", False: "c"}
print(e, {10 ** 20: 1}[1e20], {2 ** 60: 1}[2.0 ** 60], {0.5: "h"}[1 / 2], {1 + 0j: "c"}[1])  # expect: {0: 'c'} 1 1 h c
nan = float("nan")
f = {nan: 1}
print(f[nan], nan in f, len({nan: 1, nan: 2}))  # expect: 1 True 1
