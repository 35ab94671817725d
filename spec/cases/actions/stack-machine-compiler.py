# Compile arithmetic and loops of a toy language to instructions and run them on a stack machine.
class VMError(Exception): pass

def compile_source(source):
    program, labels = [], []
    def expression(tokens):
        precedence = {"<": 0, "+": 1, "-": 1, "*": 2, "/": 2}
        ops = []
        for t in tokens:
            if t in precedence:
                while ops and ops[-1] != "(" and precedence[ops[-1]] >= precedence[t]: program.append((ops.pop(),))
                ops.append(t)
            elif t == "(": ops.append(t)
            elif t == ")":
                while ops[-1] != "(": program.append((ops.pop(),))
                ops.pop()
            elif t.lstrip("-").isdigit(): program.append(("push", int(t)))
            else: program.append(("load", t))
        while ops: program.append((ops.pop(),))
    for number, line in enumerate(source.strip().splitlines(), 1):
        match line.split():
            case []: continue
            case ["while", *cond]:
                start = len(program)
                expression(cond)
                labels.append((start, len(program)))
                program.append(None)
            case ["end"]:
                if not labels: raise SyntaxError(f"line {number}: end without while")
                start, hole = labels.pop()
                program.append(("jump", start))
                program[hole] = ("unless", len(program))
            case ["print", *e]:
                expression(e)
                program.append(("print",))
            case [name, "=", *e]:
                expression(e)
                program.append(("store", name))
            case other: raise SyntaxError(f"line {number}: cannot read {' '.join(other)!r}")
    if labels: raise SyntaxError(f"{len(labels)} unclosed while")
    return program

def run(program, limit=1000):
    stack, names, pc, steps, out = [], {}, 0, 0, []
    while pc < len(program):
        steps += 1
        if steps > limit: raise VMError(f"step limit at {pc}")
        op, *args = program[pc]
        pc += 1
        match op, *args:
            case "push", n: stack.append(n)
            case "load", name:
                try: stack.append(names[name])
                except KeyError as e: raise VMError(f"undefined {e}") from None
            case "store", name: names[name] = stack.pop()
            case "jump", target: pc = target
            case "unless", target:
                if not stack.pop(): pc = target
            case ["print"]: out.append(stack.pop())
            case [("+" | "-" | "*" | "/" | "<") as symbol]:
                b, a = stack.pop(), stack.pop()
                stack.append({"+": a + b, "-": a - b, "*": a * b, "<": int(a < b)}[symbol] if symbol != "/" else a // b)
    return out, names, steps

source = """
n = 10
a = 0
b = 1
while 0 < n
  print a
  t = a + b
  a = b
  b = t
  n = n - 1
end
print ( a + b ) * 2 - 100 / 7
"""
program = compile_source(source)
for i, instruction in enumerate(program): print(f"{i:>3} {instruction[0]:<7}", *instruction[1:])
print(run(program))
for bad in ("x = y", "while 1\nend", "end", "while 1", "hello world", "x = 1 / 0", "x = 1 +"):
    try:
        print(run(compile_source(bad)))
    except (VMError, SyntaxError) as e:
        print(f"{type(e).__name__}: {e}")
    except (ZeroDivisionError, IndexError) as e:
        print(f"crash: {type(e).__name__}: {e}")
