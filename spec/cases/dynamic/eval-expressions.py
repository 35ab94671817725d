# builtins: exec
x = 10
print(eval("x + 1"), eval("[i * x for i in range(3)]"), eval("a + b", {"a": 1, "b": 2}), eval("x", {"x": 5}, {"x": 6}), eval("  1 + 2"), eval("(1,\n2)"))
def f(y): return eval("y * 2")
print(f(21))
for bad in ("1 +", "x = 1", "undefined_q", "1/0", ""):
    try:
        eval(bad)
    except Exception as e:
        print(type(e).__name__, e)
try:
    eval(5)
except TypeError as e:
    print(e)
# expect: 11 [0, 10, 20] 3 6 3 (1, 2)
# expect: 42
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: NameError name 'undefined_q' is not defined
# expect: ZeroDivisionError division by zero
# expect: SyntaxError invalid syntax (<string>, line 0)
# expect: eval() arg 1 must be a string, bytes or code object
