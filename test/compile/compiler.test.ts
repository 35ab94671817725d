// What the compiler makes of small programs: listings (the only snapshots), options, folding, limits.

import { describe, expect, test } from "vitest";
import { CodeFlag, type Code } from "../../src/compile/code.js";
import { compileModule, type CompileOptions } from "../../src/compile/compiler.js";
import { disassemble } from "../../src/compile/disassemble.js";
import { OP_NAMES, OP_ROWS, OPS, type OpRow } from "../../src/compile/opcodes.js";
import { verify } from "../../src/compile/verify.js";
import { parseModule } from "../../src/syntax/parser.js";

function compile(source: string, options: Partial<CompileOptions> = {}): Code {
  const code = compileModule(parseModule(source, { filename: "a.py" }), { filename: "a.py", source, ...options });
  verify(code);
  return code;
}

/** The instructions' names, with operands where they are names or constants. */
function operations(code: Code): string[] {
  return Array.from(code.words, (word) => OP_NAMES[word & 0xff]);
}

describe("listings", () => {
  test.for([
    ["assignments", "a = b = x, y\nc, *d = a\ne.f[g] += h\ndel c, e.f\nx, y = y, x\n"],
    [
      "loop",
      "for i in range(3):\n    if i:\n        continue\n    print(i, end='')\nelse:\n    done()\nwhile a < b <= c:\n    break\n",
    ],
    [
      "function",
      "@decorate\ndef f(a, b=1, *c, d=2, **e) -> int:\n    'doc'\n    def g():\n        nonlocal a\n        a += b\n    return g\n",
    ],
    ["generator", "def f():\n    x = yield\n    yield from x\n"],
    [
      "coroutine",
      "async def f():\n    async with a as b:\n        async for c in b:\n            await c\n    return [d async for d in a]\n",
    ],
    ["try", "def f():\n    try:\n        return g()\n    except E as e:\n        h(e)\n    finally:\n        k()\n"],
    ["group", "try:\n    a\nexcept* E as e:\n    b\n"],
    ["with", "with a as b, c:\n    d()\n"],
    [
      "match",
      "match p:\n    case [1, x, *_] if x:\n        a\n    case {'k': y, **z} | C(y, q=z):\n        b\n    case _:\n        c\n",
    ],
    ["class", "class C(B, metaclass=M):\n    x: int = 1\n    def f(self):\n        self.y = super().f(*a, **k)\n"],
    ["generic", "class C[T: int]:\n    def f[U = T](self, u: U = 0): ...\ntype A[T] = list[T]\n"],
    ["comprehensions", "def f():\n    return [x for x in a if x], {x: (lambda: x) for x, y in b}, (z for z in a)\n"],
    ["logic", "if not (a and b or c) and d is not None and e in [1, 2]:\n    f = a and b or c\n"],
  ])("%s", ([, source]) => {
    expect(disassemble(compile(source))).toMatchSnapshot();
  });
});

test("the value of a module is that of its last expression when asked for", () => {
  const last = compile("x = 1\nx + 1\n", { result: "last-expression" });
  expect(operations(last).slice(-4)).toEqual(["LOAD_GLOBAL", "LOAD_CONST", "BINARY_ADD", "RETURN_VALUE"]);
  expect(operations(compile("x + 1")).slice(-3)).toEqual(["POP_TOP", "LOAD_CONST", "RETURN_VALUE"]);
  expect(operations(compile("'doc'", { result: "last-expression" }))).toEqual([
    "LOAD_CONST",
    "STORE_GLOBAL",
    "LOAD_CONST",
    "RETURN_VALUE",
  ]);
  expect(operations(compile("", { result: "last-expression" }))).toEqual(["LOAD_CONST", "RETURN_VALUE"]);
  expect(operations(compile("if a: b", { result: "last-expression" })).slice(-2)).toEqual([
    "LOAD_CONST",
    "RETURN_VALUE",
  ]);
});

test("an expression compiles to its value", () => {
  const tree = parseModule("a + 1", { filename: "a.py", mode: "eval" });
  expect(operations(compileModule(tree, { filename: "a.py" }))).toEqual([
    "LOAD_GLOBAL",
    "LOAD_CONST",
    "BINARY_ADD",
    "RETURN_VALUE",
  ]);
});

test("module code uses its globals, or names when it has locals of its own", () => {
  expect(compile("x = y\n[x for z in y]").flags & CodeFlag.MODULE).toBe(CodeFlag.MODULE);
  const separate = compile("x = y\n[x for z in y]\ndef f(): return x\n", { separateLocals: true });
  expect(separate.flags & CodeFlag.MODULE).toBe(0);
  expect(operations(separate)).not.toContain("LOAD_GLOBAL");
  expect(operations(separate.children[0])).toContain("LOAD_GLOBAL");
});

test("await in module code makes it a coroutine's, when it is allowed", () => {
  expect(() => compile("await x")).toThrow("'await' outside function");
  expect(compile("await x", { topLevelAwait: true }).flags & CodeFlag.COROUTINE).toBe(CodeFlag.COROUTINE);
  expect(compile("[x async for x in y]", { topLevelAwait: true }).flags & CodeFlag.COROUTINE).toBe(CodeFlag.COROUTINE);
  expect(
    compile("async with x: pass\nasync for y in z: pass", { topLevelAwait: true }).flags & CodeFlag.COROUTINE,
  ).toBe(CodeFlag.COROUTINE);
  expect(compile("x", { topLevelAwait: true }).flags & CodeFlag.COROUTINE).toBe(0);
  expect(() => compile("def f(): await x", { topLevelAwait: true })).toThrow("'await' outside async function");
});

test("frozen code and code under the annotations future say so, with all their children", () => {
  const code = compile("def f(): lambda: 1", { frozen: true, flags: CodeFlag.FUTURE_ANNOTATIONS });
  for (const each of [code, code.children[0], code.children[0].children[0]])
    expect(each.flags & (CodeFlag.FROZEN | CodeFlag.FUTURE_ANNOTATIONS)).toBe(
      CodeFlag.FROZEN | CodeFlag.FUTURE_ANNOTATIONS,
    );
});

describe("folding", () => {
  const value = (source: string): unknown => {
    const code = compile(source, { result: "last-expression" });
    return code.words.length === 2 ? code.constants[0] : operations(code);
  };
  test.for<[string, unknown]>([
    ["-1", { type: "int", value: -1 }],
    ["--1", { type: "int", value: 1 }],
    ["~5", { type: "int", value: -6 }],
    ["-0.0", { type: "float", value: -0 }],
    ["-0", { type: "int", value: 0 }],
    ["not 1", { type: "false" }],
    ["+True", { type: "int", value: 1 }],
    ["3 + 4j", { type: "complex", real: 3, imaginary: 4 }],
    ["1 - 2j", { type: "complex", real: 1, imaginary: -2 }],
    ["2 ** 10 - 1", { type: "int", value: 1023 }],
    ["2 ** 60", { type: "int", value: 2n ** 60n }],
    ["-7 // 2", { type: "int", value: -4 }],
    ["-7 % 3", { type: "int", value: 2 }],
    ["7 / 2", { type: "float", value: 3.5 }],
    ["1 << 4 | 3", { type: "int", value: 19 }],
    ["60 * 60 * 24", { type: "int", value: 86400 }],
    ["1.5 + 1", { type: "float", value: 2.5 }],
    ["'ab' * 2", { type: "str", value: "abab" }],
    ["'a' + 'b'", { type: "str", value: "ab" }],
    [
      "(1, (2, -3))",
      {
        type: "tuple",
        items: [
          { type: "int", value: 1 },
          {
            type: "tuple",
            items: [
              { type: "int", value: 2 },
              { type: "int", value: -3 },
            ],
          },
        ],
      },
    ],
    ["()", { type: "tuple", items: [] }],
    ["__debug__", { type: "true" }],
  ])("%s", ([source, expected]) => {
    expect(value(source)).toEqual(expected);
  });
  test.for([
    "1 / 0",
    "1 // 0",
    "1 % 0",
    "2 ** 100",
    "1 << 200",
    "1 << -1",
    "'a' * 5000",
    "'a' + 1",
    "-'a'",
    "2 ** -1",
    "~1.5",
  ])("%s is left to the run", (source) => {
    expect(value(source)).toBeInstanceOf(Array);
  });
});

test("displays that are only searched or gone over are constants", () => {
  expect(compile("x in [1, 2]").constants[0]).toEqual({
    type: "tuple",
    items: [
      { type: "int", value: 1 },
      { type: "int", value: 2 },
    ],
  });
  expect(compile("x not in {1, 'a'}").constants[0].type).toBe("frozenset");
  expect(compile("for x in [1, 2]: pass").constants[0].type).toBe("tuple");
  expect(operations(compile("x in [1, y]"))).toContain("BUILD_LIST");
});

test("unreachable code is left out, and jumps go straight to where they lead", () => {
  expect(operations(compile("while True:\n    break\n    a()\nb\n", { result: "last-expression" }))).toEqual([
    "LOAD_GLOBAL",
    "RETURN_VALUE",
  ]);
  expect(operations(compile("if 0:\n    a()\nelse:\n    b\n"))).toEqual([
    "LOAD_GLOBAL",
    "POP_TOP",
    "LOAD_CONST",
    "RETURN_VALUE",
  ]);
  const loop = compile("while a:\n    if b:\n        c()\n");
  for (const word of loop.words) {
    const row: OpRow = OP_ROWS[word & 0xff];
    if (row.operand === "jump") expect(OP_NAMES[loop.words[word >> 8] & 0xff]).not.toBe("JUMP");
  }
});

test("each instruction's charge reaches to the next control transfer", () => {
  const { words, costs } = compile("a = f(b)\nif a:\n    c()\n");
  for (let pc = 0; pc < words.length; pc++) {
    let expected = 0;
    let at = pc;
    do expected++;
    while ((OPS[OP_NAMES[words[at++] & 0xff]] as OpRow).branch !== true);
    expect(costs[pc]).toBe(expected);
  }
});

describe("programs as deep or wide as they can be compile in time linear in their size", () => {
  const repeat = (text: string, count: number): string => text.repeat(count);
  const numbered = (count: number, text: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => text(i)).join(",");
  test.for<[string, string]>([
    ["operators", `x = ${repeat("a+", 50_000)}1`],
    ["attributes, calls, subscripts", `x = a${repeat(".b(c)[d]", 15_000)}`],
    ["elif", `if a: pass\n${repeat("elif a: pass\n", 10_000)}`],
    ["comparisons", `x = a${repeat("<b", 20_000)}`],
    ["and", `if ${repeat("a and ", 20_000)}b: pass`],
    ["lambdas", `x = ${repeat("lambda: ", 500)}c`],
    ["brackets", `x = ${repeat("[", 190)}c${repeat("]", 190)}`],
    ["comprehension loops", `x = [c${repeat(" for x in y", 5_000)}]`],
    ["nested comprehensions", `x = ${repeat("[", 190)}c${repeat(" for x in y]", 190)}`],
    ["pattern captures", `match x:\n  case [${numbered(20_000, (i) => `a${i}`)}]: pass`],
    [
      "alternatives",
      `match x:\n  case ${Array.from({ length: 60 }, (_, i) => `[${numbered(300, (k) => `a${(k * 7 + i) % 300}`)}]`).join("|")}: pass`,
    ],
    ["keywords", `f(${numbered(10_000, (i) => `a${i}=1`)})`],
    ["f-string in try", `try: x = f'${repeat("{a if b else c}", 5_000)}'\nfinally: pass`],
    ["annotation as text", `from __future__ import annotations\nx: ${repeat("a.b+", 20_000)}1`],
  ])("%s", ([, source]) => {
    compile(source);
  });

  test("copies of finally bodies are bounded", () => {
    let nested = "";
    for (let i = 0; i < 40; i++) nested += `${" ".repeat(i)}try: a\n${" ".repeat(i)}finally:\n`;
    expect(() => compile(`${nested}${" ".repeat(40)}x\n`)).toThrow("too many statically nested blocks");
    expect(() =>
      compile(`def f():\n try:\n${repeat("  if x: return\n", 20_000)} finally:\n${repeat("  x\n", 20_000)}`),
    ).toThrow("too many statically nested blocks");
  });

  test("free variables handed through nested functions are bounded", () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `a${i}`);
    expect(() =>
      compile(`def f():\n ${names.join("=")}=0\n return ${repeat("lambda:", 400)}[${names.join(",")}]`),
    ).toThrow("too many free variables in nested functions");
  });
});
