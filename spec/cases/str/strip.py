s = "  xx hello xx  "
print([s.strip()], [s.lstrip()], [s.rstrip()], [s.strip(" x")], [s.lstrip(" x")], [s.rstrip("x ")])
print(["\t\n\r\x0b\x0c\x1c\u2003\u00a0abc\u3000".strip()], ["abc".strip("")], ["abcabc".strip("abc")], ["".strip()], ["mississippi".strip("ims")])
try:
    "a".strip(1)
except TypeError as e:
    print(e)
# expect: ['xx hello xx'] ['xx hello xx  '] ['  xx hello xx'] ['hello'] ['hello xx  '] ['  xx hello']
# expect: ['abc'] ['abc'] [''] [''] ['pp']
# expect: strip arg must be None or str
