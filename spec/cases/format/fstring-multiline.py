x = 1
s = f"""a {x}
b {x + 1}
  c {x:>3}
"""
print(s, end="")
print(f"a{x}" "b{x}" f"c{x}", f"{x}" r"\d" f"{x}")
