x = 12345
data = []
for _ in range(300):
    x = (x * 1103515245 + 12345) % 2 ** 31
    data.append(x % 1000)
s = sorted(data)
print(s[:10], s[-5:], all(a <= b for a, b in zip(s, s[1:])), sum(s) == sum(data), len(s))
r = sorted(data, reverse=True)
print(r[:5], r == s[::-1], sorted(s) == s, sorted(r) == s)
pairs = sorted(enumerate(data), key=lambda p: p[1])
print(all(a[1] < b[1] or a[0] < b[0] for a, b in zip(pairs, pairs[1:])))
fl = sorted(d / 7 for d in data)
st = sorted(str(d) for d in data)
print(fl[0], fl[-1], st[:3], st[-3:])
# expect: [0, 1, 2, 4, 4, 9, 12, 16, 16, 19] [968, 982, 994, 995, 999] True True 300
# expect: [999, 995, 994, 982, 968] True True True
# expect: True
# expect: 0.0 142.71428571428572 ['0', '1', '107'] ['994', '995', '999']
