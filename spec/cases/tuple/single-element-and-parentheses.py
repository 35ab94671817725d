a = 1,
b = (1)
c = 1, 2,
def f(): return 1, 2
print(a, b, c, f(), type(b).__name__, (*[1, 2],), (*"ab", "c"), [(1, 2)], ((),), 1 if (0,) else 2)
# expect: (1,) 1 (1, 2) (1, 2) int (1, 2) ('a', 'b', 'c') [(1, 2)] ((),) 1
