import tomllib
print(tomllib.loads('''
title = "TOML \\u00e9 \\"q\\" \\\\ \\t."
lit = 'C:\\path'
int1 = +99
int2 = 1_000
hex = 0xDEAD_beef
oct = 0o755
bin = 0b1101
f1 = 3.14
f2 = -1e6
f3 = 6.626e-34
f4 = inf
f5 = -inf
yes = true
no = false
arr = [1, 2, [3, "x"], ] # comment
multi = [
  1, # one
  2
]
point = { x = 1, y.z = "w" }
empty = {}
"quoted key" = 1
a.b.c = 2
'''))
