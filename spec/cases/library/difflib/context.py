from difflib import context_diff, diff_bytes, unified_diff
a = "one two three four five six seven eight nine ten".split()
b = "zero one three four 5 six seven eight nine ten".split()
for line in context_diff(a, b, "old", "new", lineterm=""):
    print(line)
print(list(context_diff(a, b, n=1)), list(diff_bytes(unified_diff, [b"a\n", b"\xff\n"], [b"a\n"], b"x", b"y")))
