print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" + "" + "b", "-" * 10)
s = ""
for i in range(5):
    s += str(i)
print(s, s is s, len("ab" * 1000), ("x" * 300 + "y" * 300)[298:302])
# expect: ab ababab ababab   ab ----------
# expect: 01234 True 2000 xxyy
