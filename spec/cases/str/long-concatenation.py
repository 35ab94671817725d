s = ""
for i in range(500):
    s += chr(97 + i % 26)
print(len(s), s[0], s[255], s[256], s[499], s[100:110], s.count("a"), s[::100], s == s[:250] + s[250:])
t = "x"
for _ in range(10):
    t = t + t
print(len(t), t[1023], t == "x" * 1024, hash(t) == hash("x" * 1024), {t: 1}["x" * 1024])
u = "é" * 200 + "😀" + "z" * 200
print(len(u), u[200], u[201], len(u + u), (u + u)[601 - 1 + 1])
# expect: 500 a v w f wxyzabcdef 20 awsok True
# expect: 1024 x True True 1
# expect: 401 😀 z 802 😀
