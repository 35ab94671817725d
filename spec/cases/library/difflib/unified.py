from difflib import unified_diff
a = "one two three four five six seven eight nine ten".split()
b = "one 2 three four five six seven eight nine ten eleven".split()
for line in unified_diff(a, b, "old.txt", "new.txt", "yesterday", "today", lineterm=""):
    print(line)
print("".join(unified_diff(["a\n", "b\n"], ["a\n", "c\n"], n=0)), list(unified_diff(a, a)), list(unified_diff([], ["x\n"])), list(unified_diff(["x\n"], [])))
try:
    list(unified_diff([b"a"], ["b"]))
except TypeError as e:
    print(e)
