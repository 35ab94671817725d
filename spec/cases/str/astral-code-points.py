s = "a😀é€𝒳z"
print(len(s), s[1], s[4], s[-2:], s[::-1], [ord(c) for c in s], s.index("𝒳"), s.find("z"), s[2:5], "😀" in s, s.count("😀"))
print(s.center(10, "𝒳"), s.replace("😀", "-"), s.split("€"), s.partition("𝒳"), list(s), s.ljust(8, ".") + "|", f"{s:*^12}", f"{s:.2}")
print(max(s), min(s), sorted(s), "😀" > "\uffff", "𝒳" < "😀", s.upper(), s.isalpha(), enumerate(s).__next__())
