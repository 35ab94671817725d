import tomllib
print(tomllib.loads("a = '''\nline one\nline 'two' '''''\nb = \"\"\"\nRoses\\\n   are \"\"red\"\"\\n\"\"\"\nc = \"\"\nd = ''\ne = \"\"\"x\"\"\"\"\"\r\nf = 1\r\n"))
