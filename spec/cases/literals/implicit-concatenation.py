x = ("one "
     "two "
     f"{1 + 2} "
     r"\n")
print(x)  # expect: one two 3 \n
print("a" "b" * 2, "a" f"{'b'}" "{c}")  # expect: abab ab{c}
