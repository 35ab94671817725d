n = 3
while n:
    n -= 1
else:
    print("else", n)
while True:
    break
else:
    print("never")
n = 5
while n > 0:
    n -= 2
    if n == 1: continue
    print(n)
else:
    print("finished")
while False: pass
else: print("else of false")
# expect: else 0
# expect: 3
# expect: -1
# expect: finished
# expect: else of false
