# builtins: exec
# Code compiled for mode "single" shows what its expression statements are worth, and keeps the last as _.
namespace = {}
for source in ["1 + 1", "_ * 10", "None", "_", "x = 5", "x; 'text'", "if x:\n    x\n    [x]\n", "def f():\n    7\n", "f()", "for i in range(2): i\n"]:
    exec(compile(source, "<input>", "single"), namespace)
print(namespace["x"])
