s = "e\u0301"
print(len(s), s == "é", s, s[0], s[::-1] == "\u0301e", len("👨‍👩‍👧"), len("🇩🇪"), "👍🏽"[0])
# expect: 2 False é e True 5 2 👍
