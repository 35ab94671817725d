n = 9081726354
print(sum(int(c) for c in str(n)), int(str(n)[::-1]), len(str(n)))  # expect: 45 4536271809 10
total = 0
while n:
    n, d = divmod(n, 10)
    total = total * 10 + d
print(total)  # expect: 4536271809
