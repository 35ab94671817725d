from collections import Counter
print(Counter("ab") == Counter("ba"), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) != Counter(a=2), Counter(a=1) == {"a": 1}, Counter(a=1, b=0) == {"a": 1}, Counter() == {}, Counter(a=1) == 5)
print(Counter("ab") <= Counter("aab"), Counter("ab") < Counter("ab"), Counter("a") < Counter("ab"), Counter("aab") >= Counter("ab"), Counter("c") > Counter("a"), Counter("abc") > Counter())
try:
    Counter() < 1
except TypeError as e:
    print(e)
