if 1: a = 1; b = 2
else: a = 3
for i in range(2): a += i; b += i
while a > 1: a -= 1
try: c = 1 / 0
except ZeroDivisionError: c = "zero"
else: c = 0
finally: d = "fin"
class A: x = 1; y = 2
def f(): return 5
with_ = 1; print(a, b, c, d, A.x, f(), with_);
lam = lambda: 1; print(lam())
# expect: 1 3 zero fin 1 5 1
# expect: 1
