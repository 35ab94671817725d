data = [1, 5, 12, 3]
print([y for x in data if (y := x * 2) > 5], next((m for x in data if (m := x) > 10), None))
def classify(s):
    if (n := s.find("=")) < 0: return None
    elif (k := s[:n]) and (v := s[n + 1:]): return k, v
    return "empty"
print(classify("a=1"), classify("x"), classify("=1"), classify("a="))
lines = iter(["one", "two", "", "three"])
while line := next(lines, None): print(line)
# expect: [10, 24, 6] 12
# expect: ('a', '1') None empty empty
# expect: one
# expect: two
