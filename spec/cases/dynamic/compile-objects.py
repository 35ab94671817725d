# builtins: exec
c = compile("x + 1", "<test>", "eval")
print(eval(c, {"x": 4}), eval(c, {"x": 40}))
s = compile("r = [n ** 2 for n in range(4)]", "<test>", "exec")
ns = {}
exec(s, ns)
print(ns["r"])
for src, mode in (("x = 1", "eval"), ("for", "exec"), ("1", "nope")):
    try:
        compile(src, "<test>", mode)
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
# expect: 5 41
# expect: [0, 1, 4, 9]
# expect: SyntaxError invalid syntax (<test>, line 1)
# expect: SyntaxError invalid syntax (<test>, line 1)
# expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
