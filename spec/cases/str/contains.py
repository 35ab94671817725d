print("lo" in "hello", "" in "", "hello" in "lo", "x" not in "abc", "é" in "café", "aab" in "aaab", "abab" in "abacabab")
class S(str):
    def __contains__(self, x): return "no way"
print("z" in S("abc"))
# expect: True True False True True True True
# expect: True
