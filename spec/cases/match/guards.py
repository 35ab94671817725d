log = []
def check(label, v):
    log.append(label)
    return v
def f(x):
    match x:
        case n if check("a", n < 0): return "negative"
        case n if check("b", n == 0): return "zero"
        case n if check("c", n > 100) and n % 2: return "big odd"
    return f"else {n}"
for v in (-5, 0, 101, 102):
    print(f(v), log)
    log.clear()
try:
    match 1:
        case x if 1 / 0: pass
except ZeroDivisionError as e:
    print(e, x)
# expect: negative ['a']
# expect: zero ['a', 'b']
# expect: big odd ['a', 'b', 'c']
# expect: else 102 ['a', 'b', 'c']
# expect: division by zero 1
