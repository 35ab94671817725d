// The static check: what it finds, with place and hint, and above all that it finds nothing where nothing is wrong.

import { describe, expect, it } from "vitest";
import { Sandbox, check, formatFindings, tool, type CheckOptions } from "../../src/index.js";
import * as v from "valibot";
import { z } from "zod";
import { listCases, readCase, readExpectation } from "../tools/cases.js";
import { later } from "./helpers.js";

const TOOLS = {
  search: tool({
    inputSchema: {
      properties: { query: { type: "string" }, limit: { type: "integer", minimum: 1 } },
      required: ["query"],
    },
    execute: async () => later(),
  }),
  plain: (...values: unknown[]) => values,
};

function found(source: string, options: CheckOptions = {}): string {
  return formatFindings(check(source, options), "p.py");
}

/** Messages only. */
function messages(source: string, options: CheckOptions = {}): string[] {
  return check(source, options).map((finding) => finding.message);
}

describe("check finds", () => {
  it("several things at once, in the order of the text, with carets and hints", () => {
    const source =
      "import math, numpy\n\ndef area(r):\n\treturn pi * r * squre(r)\n\ndef square(x): return x * x\nprint(area(2))\nsearch()";
    expect(found(source, { imports: ["math"], tools: TOOLS })).toBe(
      `p.py:1:14: ModuleNotFoundError: No module named 'numpy' (authorized: math)
    import math, numpy
                 ^^^^^
    hint: use lists, math and statistics
p.py:4:9: NameError: name 'pi' is not defined
    return pi * r * squre(r)
           ^^
    hint: add: from math import pi
p.py:4:18: NameError: name 'squre' is not defined
    return pi * r * squre(r)
                    ^^^^^
    hint: did you mean 'square'?
p.py:8:1: TypeError: search() missing 1 required positional argument: 'query' (signature: search(query: str, limit: int | None = None))
    search()
    ^^^^^^^^
    hint: write: search(query=…)
`,
    );
  });

  it("syntax errors, in CPython's words", () => {
    expect(found("x = (1,\nprint(x)")).toBe("p.py:1:5: SyntaxError: '(' was never closed\n    x = (1,\n        ^\n");
    expect(found("if x:\nprint(1)")).toBe(
      "p.py:2:1: IndentationError: expected an indented block after 'if' statement on line 1\n    print(1)\n    ^^^^^\n",
    );
    expect(found("def f():\n    return\nreturn 1")).toBe(
      "p.py:3:1: SyntaxError: 'return' outside function\n    return 1\n    ^^^^^^^^\n",
    );
    expect(found("a = '\u{1f600}' +")).toBe(
      "p.py:1:11: SyntaxError: invalid syntax\n    a = '\u{1f600}' +\n              ^\n",
    );
    expect(check("```python\nx\n```")[0]).toMatchObject({
      kind: "syntax",
      line: 1,
      column: 1,
      hint: "send the program only, without the Markdown fence",
    });
    expect(check(">>> print(1)")[0]?.hint).toBe("leave out the prompts >>> and ...");
    expect(check("")).toEqual([]);
    expect(check("\ufeffx = 1")).toEqual([]);
  });

  it("imports that the gate will refuse, in the gate's words", () => {
    const refusals = (source: string, imports: readonly string[]): string => {
      const outcome = new Sandbox({ imports }).runSync(source);
      return outcome.status === "raised" ? `${outcome.error.type}: ${outcome.error.message}` : outcome.status;
    };
    for (const source of [
      "import os",
      "import requests",
      "from os.path import join",
      "import mth",
      "import math",
      "import collections.abc",
      "from . import x",
      "from math.x import y",
      "import _collections",
    ])
      for (const imports of [[], ["math"], ["collections.*"], ["*"]]) {
        const [finding] = check(source, { imports });
        const ran = refusals(source, imports);
        expect(finding === undefined ? "done" : finding.message, `${source} with ${imports.join()}`).toBe(ran);
      }
    expect(check("import requests", { tools: TOOLS })[0]?.hint).toBe("call a tool instead: search, plain");
    expect(check("import search", { tools: TOOLS })[0]?.hint).toBe("search is a tool: call it without importing it");
  });

  it("names that nothing binds, once each", () => {
    expect(messages("print(a)\nprint(a)\ndef f():\n    return b\n[c for x in y if z]\nlambda: d")).toEqual([
      "NameError: name 'a' is not defined",
      "NameError: name 'b' is not defined",
      "NameError: name 'c' is not defined",
      "NameError: name 'y' is not defined",
      "NameError: name 'z' is not defined",
      "NameError: name 'd' is not defined",
    ]);
    expect(check("x = true")[0]?.hint).toBe("write True");
    expect(check("x = null")[0]?.hint).toBe("write None");
    expect(check("def f(x: List[int]) -> Foo: pass", { imports: ["*"] }).map((finding) => finding.message)).toEqual([
      "NameError: name 'List' is not defined",
      "NameError: name 'Foo' is not defined",
    ]);
    expect(check("class A:\n    x: Nope = 1\n    y = nope")).toHaveLength(2);
    expect(check("@deco\ndef f(a=default): pass")).toHaveLength(2);
    expect(check("try: pass\nexcept Nope: pass")).toHaveLength(1);
    expect(check("f'{a} {b!r:{c}}'")).toHaveLength(3);
  });

  it("calls of tools with wrong arguments, and literals that do not match", () => {
    const options = { tools: TOOLS };
    expect(messages("search(1)", options)).toEqual(["ValueError: search() argument query: expected str, got int"]);
    expect(messages("search('a', 0)", options)).toEqual(["ValueError: search() argument limit: 0 is less than 1"]);
    expect(messages("search(querry='a')", options)).toEqual([
      "TypeError: search() got an unexpected keyword argument 'querry'. Did you mean 'query'? (signature: search(query: str, limit: int | None = None))",
    ]);
    expect(messages("def f(): return search('a', 1, 2)", options)).toHaveLength(1);
    expect(messages("plain(x=1)", options)).toHaveLength(1);
    expect(messages("search(*a, **b)\nsearch(*[1], limit=2)\nsearch('x', **{})\na = []\nb = {}", options)).toEqual([]);
    expect(
      messages("search('x', limit=None)\nsearch(q)\nsearch(query=f'{1}')\nplain(1, [2])\nq = ''", options),
    ).toEqual([]);
  });

  it("literals that a Standard Schema refuses at once, when all arguments are literals", () => {
    const tools = {
      zed: tool({
        inputSchema: z.object({ city: z.string().min(2), days: z.number().int().max(7).default(3) }),
        execute: () => 1,
      }),
      val: tool({ inputSchema: v.object({ tags: v.optional(v.array(v.string())) }), execute: () => 1 }),
      late: tool({ inputSchema: z.object({ city: z.string().refine(async () => false) }), execute: () => 1 }),
    };
    expect(messages("zed('a')", { tools })[0]).toMatch(/^ValueError: zed\(\) argument city: Too small/);
    expect(messages("zed('ab', 9)", { tools })[0]).toMatch(/^ValueError: zed\(\) argument days: Too big/);
    expect(messages("val(['x', 3])", { tools })[0]).toMatch(/^ValueError: val\(\) argument tags\[1\]: Invalid type/);
    for (const program of ["zed('ab', days=2)", "x = 9\nzed('a', x)", "val(tags=None)", "late('a')"])
      expect(messages(program, { tools })).toEqual([]);
  });

  it("awaits that are missing, or cannot be", () => {
    const options = { tools: TOOLS };
    expect(
      found(
        "async def f():\n    search('a')\n    x = search('b')['rows']\n    for r in search('c'): pass\n    print(f\"{search('d')}\")\n    y = search('e')\n    return await y",
        options,
      ),
    ).toBe(
      `p.py:2:5: the call of search() is not awaited
    search('a')
    ^^^^^^^^^^^
    hint: write: await search(…)
p.py:3:9: the call of search() is not awaited
    x = search('b')['rows']
        ^^^^^^^^^^^
    hint: write: await search(…)
p.py:4:14: the call of search() is not awaited
    for r in search('c'): pass
             ^^^^^^^^^^^
    hint: write: await search(…)
p.py:5:14: the call of search() is not awaited
    print(f"{search('d')}")
             ^^^^^^^^^^^
    hint: write: await search(…)
`,
    );
    expect(check("await search('a')", options)[0]).toMatchObject({
      kind: "syntax",
      message: "SyntaxError: 'await' outside function",
      hint: "call search(…) without await: tools wait by themselves",
    });
    expect(check("x = await search('a')", { ...options, topLevelAwait: true })).toEqual([]);
    expect(messages("async def main(): pass\nmain()\nprint(1)")).toEqual([
      "RuntimeWarning: coroutine 'main' was never awaited",
    ]);
    expect(messages("async def main(): pass\nmain()")).toEqual([]);
    expect(messages("search('a')\nx = search('b')['rows']", options)).toEqual([]);
    const awaiting = { ...options, topLevelAwait: true };
    expect(messages("search('a')\nx = search('b')['rows']", awaiting)).toEqual([]);
    expect(messages("search('a')\nx = await search('b')\ndef f(): search('c')", awaiting)).toEqual([
      "the call of search() is not awaited",
    ]);
  });

  it("names that a module does not have, as the run would say", () => {
    const ran = (source: string): string => {
      const outcome = new Sandbox({ imports: ["*"] }).runSync(source);
      return outcome.status === "raised" ? `${outcome.error.type}: ${outcome.error.message}` : outcome.status;
    };
    for (const [source, hint] of [
      ["from math import nope", null],
      ["from math import pi, sqr", "did you mean 'sqrt'?"],
      ["import math\nmath.nope", null],
      ["import math as m\ndef f(): return m.sqr(4)\nf()", "did you mean 'sqrt'?"],
      ["import json\njson.dumpz([1])", "did you mean 'dumps'?"],
      ["from json.decoder import Nope", null],
      ["from os import getuidd", "did you mean 'getuid'?"],
    ] as const) {
      const [finding, ...more] = check(source, { imports: ["*"] });
      expect(more, source).toEqual([]);
      expect(ran(source).startsWith(finding?.message ?? "?"), source).toBe(true);
      expect(finding?.hint, source).toBe(hint);
    }
  });

  it("what is deleted and was never bound", () => {
    expect(messages("x = 1\ndel x\ndel nope")).toEqual(["NameError: name 'nope' is not defined"]);
    expect(messages("def f():\n    del nope")).toEqual([
      "UnboundLocalError: cannot access local variable 'nope' where it is not associated with a value",
    ]);
    expect(messages("try: del nope\nexcept NameError: pass")).toEqual([]);
    expect(
      messages("def f(a, *b, c=1, **d): del a, b, c, d\nimport math.x as e, math\ndel e, math", { imports: ["*"] }),
    ).toHaveLength(1);
    expect(
      messages("match [1]:\n    case [g, *h]: del g, h\nwith open('x') as i: del i\nfor j in []: del j", { files: {} }),
    ).toEqual([]);
  });

  it("uses of a coroutine that can only fail", () => {
    const source =
      "async def get(): return [1]\nasync def main():\n    get()[0]\n    get() + 1\n    for x in get(): pass";
    expect(messages(source)).toEqual(Array.from({ length: 3 }, () => "the call of get() is not awaited"));
    expect(
      messages(
        "async def get(): return [1]\nasync def main():\n    x = get()\n    (await get())[0]\n    return await x",
      ),
    ).toEqual([]);
  });

  it("built-ins that the host has not granted", () => {
    expect(messages("eval('1')\nexec('x')\nbreakpoint()\nopen('x')")).toHaveLength(4);
    expect(messages("open('x')\nf = eval", { files: {} })).toEqual([]);
    expect(messages("eval('1')\ncompile('1', '', 'eval')", { builtins: { exec: true } })).toEqual([]);
    expect(messages("def eval(x): return x\neval(1)")).toEqual([]);
  });
});

describe("check passes over", () => {
  const quiet = (source: string, options: CheckOptions = {}): void => {
    expect(messages(source, options)).toEqual([]);
  };

  it("what handlers expect", () => {
    quiet("try: import numpy\nexcept ImportError: numpy = None");
    quiet("def f(): import numpy\ntry: f()\nexcept ModuleNotFoundError: pass");
    quiet("try: nope\nexcept NameError: pass");
    quiet("try: nope\nexcept: pass");
    quiet("try: nope\nexcept (ValueError, Exception): pass");
    quiet("def f(): return nope\ntry: f()\nexcept NameError: print('ok')");
    quiet("errors = (NameError,)\ntry: nope\nexcept errors: pass");
    expect(messages("try: nope\nexcept ValueError: pass")).toHaveLength(1);
    expect(messages("try: pass\nexcept: nope")).toHaveLength(1);
  });

  it("attributes of modules that are asked for, expected or set", () => {
    const options = { imports: ["*"] };
    quiet("import math\nif hasattr(math, 'nope'): math.nope", options);
    quiet("import math\ntry: math.nope\nexcept AttributeError: pass", options);
    quiet("import math\nmath.nope = 1\nprint(math.nope)", options);
    quiet("import math\nmath = 5\nprint(math.real)", options);
    quiet(
      "import os.path, xml.etree.ElementTree as tree\nprint(os.path.join, os.sep, tree.Element, tree.__name__)",
      options,
    );
    quiet(
      "from os import path\nfrom collections import abc\ntry: from math import nope\nexcept ImportError: pass",
      options,
    );
    quiet("import helpers\nhelpers.nope", { modules: { helpers: "def f(): pass" } });
    quiet("def f(math): return math.nope\nimport math\nprint(math.pi)", options);
  });

  it("what may be bound in ways that cannot be seen", () => {
    quiet("exec('x = 1')\nprint(x)", { builtins: { exec: true } });
    quiet("globals()['x'] = 1\nprint(x)");
    quiet("from math import *\nprint(sqrt(4))", { imports: ["math"] });
    quiet("def f():\n    global x\n    x = 1\nf()\nprint(x)");
    quiet(
      "class M(type):\n    @classmethod\n    def __prepare__(m, *a): return {'y': 1}\nclass A(metaclass=M):\n    z = y",
    );
    quiet("print(given + 1)", { globals: ["given"] });
    quiet("if (n := 10) > 5: print(n)\n[last := i for i in range(3)]\nprint(last)");
    quiet("match [1]:\n    case [a, *rest]: print(a, rest)\n    case {'k': v, **kw}: print(v, kw)");
    quiet(
      "for i in range(3): pass\nprint(i)\nwith open('x') as f, f as (g, h): print(g, h)\ntry: pass\nexcept ValueError as e: print(e)\nimport collections.abc as p, math\nprint(p, math)\ndel i",
      { imports: ["*"], files: {} },
    );
  });

  it("what is never evaluated", () => {
    quiet("from __future__ import annotations\ndef f(x: Nope) -> Nope:\n    y: Nope = 1\nclass A:\n    z: Nope");
    quiet("def f():\n    y: Nope = 1\n    z: Nope");
    quiet("type X = Nope[int]\ndef f[T: Nope](x: T) -> T: return x");
    quiet("TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import numpy\n    nope");
    quiet("if False:\n    import numpy");
    quiet("while 0: nope");
    quiet("def f(x):\n    return x\n    nope(x)\nf(1)");
    quiet("import sys\nsys.exit(0)\nnope", { imports: ["sys"] });
    quiet("answer(1)\nnope", { finalAnswer: "answer" });
    quiet("while True:\n    pass\nnope");
    quiet("if 1:\n    raise SystemExit\nelse:\n    nope\nnope");
    quiet("x = 5 if True else nope\nFalse and nope()\nassert x, nope");
    expect(messages("while True:\n    break\nnope\nx = nope2 if True else 1")).toHaveLength(2);
  });

  it("what a context manager keeps back", () => {
    const options = { imports: ["contextlib"] };
    quiet("import contextlib\nwith contextlib.suppress(ImportError):\n    import pandas", options);
    quiet("from contextlib import suppress\nwith suppress(NameError): nope", options);
    quiet("class A:\n    def __enter__(s): pass\n    def __exit__(s, *e): return True\nwith A(): nope");
    const manager =
      "from contextlib import contextmanager\n@contextmanager\ndef a():\n    try: yield\n    except Exception: pass";
    quiet(`${manager}\nwith a(): nope`, options);
    expect(messages("class A:\n    def __exit__(s, *e): return False\nwith A(): nope")).toHaveLength(1);
  });

  it("tools that the program has its own idea of", () => {
    const options = { tools: TOOLS };
    quiet("def search(): return 1\nsearch()", options);
    quiet("def f(search): return search()\nf(lambda: 1)", options);
    quiet("search = 5\nsearch + 1", options);
    quiet("class A:\n    def search(self): return 1\nA().search()", options);
    quiet("try: search()\nexcept TypeError: print('as expected')", options);
  });

  it("every program of spec/cases that does what it should", { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    for (const name of listCases()) {
      const test = readCase(name);
      const findings = check(test.source, {
        imports: test.imports,
        builtins: { exec: test.exec === true },
        ...(test.files === true && { files: {} }),
      });
      if (findings.length === 0) continue;
      // What it ends in, when that is an error.
      const expectation = readExpectation(test);
      // …or what it prints, when it shows its own errors.
      const traceback = `${expectation?.error ?? ""}${expectation?.stdout ?? ""}`;
      const isSyntax = /^(Syntax|Indentation|Tab)Error: /m.test(traceback);
      for (const finding of findings) {
        if (
          isSyntax
            ? finding.kind !== "syntax" || traceback.includes(finding.message)
            : traceback.includes(finding.message)
        )
          continue;
        wrong.push(formatFindings([finding], name));
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("check", () => {
  it("asks modules that make their names when they are asked", () => {
    const options = { imports: ["*"] };
    expect(messages("from collections import ChainMap, Foo\nimport typing\ntyping.Foo", options)).toEqual([
      "ImportError: cannot import name 'Foo' from 'collections' (unknown location)",
      "AttributeError: module 'typing' has no attribute 'Foo'",
    ]);
    expect(messages("__import__('numpy')", options)).toHaveLength(1);
    expect(formatFindings(check("nope"))).toContain("<program>:1:1: NameError");
  });

  it("knows a sandbox's tools, imports and globals", () => {
    const sandbox = new Sandbox({ tools: TOOLS, imports: ["math"] });
    sandbox.runSync("x = 1");
    expect(sandbox.check("import math\nprint(x, search, y)").map((finding) => finding.message)).toEqual([
      "NameError: name 'y' is not defined",
    ]);
    expect(sandbox.check("print(y)", { globals: ["y"] })).toEqual([]);
  });

  it("throws for misuse only", () => {
    expect(() => check("", { nope: 1 } as CheckOptions)).toThrow("unknown check option 'nope'");
    expect(() => check("", { imports: ["a.*.b"] })).toThrow(TypeError);
  });

  it("does not recurse over what a program nests, and takes linear time", () => {
    const deep = `x = ${"1 + ".repeat(20_000)}1\ny = x${".a".repeat(20_000)}\n${"if x: pass\nel".repeat(5000)}se: pass`;
    expect(check(deep)).toEqual([]);
    const names = Array.from({ length: 20_000 }, (_, index) => `print(a${index})`).join("\n");
    const started = performance.now();
    expect(check(names)).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
