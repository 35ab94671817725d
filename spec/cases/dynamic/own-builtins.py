# builtins: exec
# __builtins__ among the globals replaces the built-ins.
PROGRAMS = ("print(1)", "len([1])", "import math", "class A: pass", "[x for x in (1, 2)]", "(lambda: open)()")
for builtins in ({}, {"len": len}, {"print": print, "__build_class__": __build_class__}, None):
    namespace = {"__builtins__": builtins, "__name__": "sandboxed"}
    for program in PROGRAMS:
        try:
            exec(program, namespace)
            print("ok", program)
        except Exception as error:
            print(type(error).__name__, error)
print(eval("abs(-1) + x", {"__builtins__": {"abs": abs}}, {"x": 2}))
try:
    eval("__import__('math')", {"__builtins__": {}})
except NameError as error:
    print(error)
namespace = {"__builtins__": {"len": lambda x: "mine"}}
exec("def f(): return len('abc')", namespace)
print(namespace["f"](), sorted(namespace))
