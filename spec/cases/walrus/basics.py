if (n := len("hello")) > 3: print(n)
while (x := n - 1) > 2:
    n = x
    print("loop", x)
print((y := 5) + y, [z := 1, z + 1], (lambda: (w := 3) + w)(), f"{(q := 9)}", q, f"{1:=3}")
d = {"a": (k := 2), "b": k * 2}
print(d, k, (a := (b := 5)), a + b)
def f(v): return v
print(f(v := 7), v, f((u := 8)), u)
# expect: 5
# expect: loop 4
# expect: loop 3
# expect: 10 [1, 2] 6 9 9   1
# expect: {'a': 2, 'b': 4} 2 5 10
# expect: 7 7 8 8
