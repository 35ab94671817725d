/** Modules that the host gives: Python source and objects of functions, imports between them, errors, and the gate. */

import { describe, expect, test } from "vitest";
import { Sandbox, type HostModules, type SandboxOptions } from "../../src/index.js";

async function run(modules: HostModules, source: string, options: SandboxOptions = {}): Promise<string> {
  const outcome = await new Sandbox({ modules, ...options }).run(source);
  if (outcome.status === "raised") return outcome.stdout + outcome.error.traceback;
  if (outcome.status === "limit") return `limit ${outcome.limit}`;
  expect(outcome.status).toBe("done");
  return outcome.stdout;
}

describe("Python source", () => {
  test("is imported like any module, once", async () => {
    const text = await run(
      { helpers: '"""Help."""\nprint("loading", __name__, __file__)\ndef double(x):\n    return 2 * x\nLIMIT = 3\n' },
      "import helpers\nimport helpers as again\nfrom helpers import double, LIMIT\nprint(helpers.double(4), double(LIMIT), helpers is again, helpers.__doc__, double.__module__, helpers)",
    );
    expect(text).toMatch(
      /^loading helpers helpers\.py\n8 6 True Help\. helpers <module 'helpers'( from 'helpers\.py')?>\n$/,
    );
  });

  test("has submodules and relative imports", async () => {
    const modules = {
      pkg: "from . import inner\nfrom .inner import f\nname = __package__",
      "pkg.inner": "def f():\n    return 'inner f'",
      "pkg.deep.leaf": "from ..inner import f as g\nvalue = g() + '!'",
    };
    const text = await run(
      modules,
      "import pkg.deep.leaf\nfrom pkg.deep import leaf\nimport pkg\nprint(pkg.f(), pkg.name, leaf.value, pkg.deep.leaf is leaf, pkg.inner.__package__)",
    );
    expect(text).toBe("inner f pkg inner f! True pkg\n");
  });

  test("may import in a circle", async () => {
    expect(
      await run(
        {
          a: "import b\nx = 1\ndef both():\n    return x + b.y",
          b: "import a\ny = 2\ndef back():\n    return a.x",
        },
        "import a, b\nprint(a.both(), b.back())",
      ),
    ).toBe("3 1\n");
    expect(await run({ a: "from b import y\nx = 1", b: "from a import x\ny = 2" }, "import a", { limits: {} })).toBe(
      `Traceback (most recent call last):
  File "<run 1>", line 1, in <module>
    import a
  File "a.py", line 1, in <module>
    from b import y
  File "b.py", line 1, in <module>
    from a import x
ImportError: cannot import name 'x' from partially initialized module 'a' (most likely due to a circular import) (a.py)
`,
    );
  });

  test("shows its lines in tracebacks", async () => {
    expect(await run({ "pkg.sub": "def f(n):\n    return 1 / n\n" }, "import pkg.sub as s\ns.f(0)")).toBe(
      `Traceback (most recent call last):
  File "<run 1>", line 2, in <module>
    s.f(0)
    ~~~^^^
  File "pkg/sub.py", line 2, in f
    return 1 / n
           ~~^~~
ZeroDivisionError: division by zero
`,
    );
    expect(await run({ bad: "x = = 1\n" }, "import bad")).toBe(
      `Traceback (most recent call last):
  File "<run 1>", line 1, in <module>
    import bad
  File "bad.py", line 1
    x = = 1
        ^
SyntaxError: invalid syntax
`,
    );
  });

  test("that failed is run again by the next import", async () => {
    const text = await run(
      { flaky: "import counter\ncounter.n += 1\nif counter.n < 2:\n    raise ValueError(counter.n)", counter: "n = 0" },
      "try:\n    import flaky\nexcept ValueError as e:\n    print(e)\nimport flaky\nimport counter\nprint(counter.n)",
    );
    expect(text).toBe("1\n2\n");
  });

  test("goes through the same gate, and is metered", async () => {
    expect(await run({ m: "import json" }, "import m", { imports: ["math"] })).toContain(
      "ImportError: Import of 'json' is not authorized: the module exists but was not granted to this sandbox (authorized: m, math)",
    );
    expect(await run({ m: "while True:\n    pass" }, "import m", { limits: { instructions: 10_000 } })).toBe(
      "limit instructions",
    );
    expect(await run({ m: `x = '${"y".repeat(2000)}'` }, "import m", { limits: { source: 1000 } })).toBe(
      "limit source",
    );
  });

  test("keeps its state between runs and loses it by reset()", async () => {
    const sandbox = new Sandbox({ modules: { counter: "n = 0" } });
    await sandbox.run("import counter\ncounter.n += 1");
    const second = await sandbox.run("import counter\ncounter.n");
    expect(second.status === "done" && second.value).toBe(1);
    sandbox.reset();
    const third = await sandbox.run("import counter\ncounter.n");
    expect(third.status === "done" && third.value).toBe(0);
  });
});

describe("objects", () => {
  const queries: unknown[] = [];
  const modules: HostModules = {
    db: {
      query: async (sql: string) => {
        queries.push(sql);
        return [{ sql }];
      },
      add: (a: number, b: number) => a + b,
      LIMIT: 3,
      NAMES: ["a", "b"],
      fail: () => {
        throw new RangeError("no");
      },
      "odd-name": 5,
    },
    "db.admin": { drop: (name: string) => `dropped ${name}` },
  };

  test("give functions and constants", async () => {
    const text = await run(
      modules,
      `
import db, db.admin
from db import LIMIT
print(db.query("select 1"), db.add(1, 2), LIMIT, db.NAMES, db.odd_name, db.admin.drop("x"))
db.NAMES.append("c")
print(db.query.__name__, db.query.__module__, db.query, sorted(n for n in dir(db) if not n.startswith("__")))
try:
    db.fail()
except RuntimeError as e:
    print(e)
try:
    query
except NameError as e:
    print(e)
`,
    );
    expect(text).toBe(
      "[{'sql': 'select 1'}] 3 3 ['a', 'b'] 5 dropped x\n" +
        "query db <tool db.query(*args)> ['LIMIT', 'NAMES', 'add', 'admin', 'fail', 'odd_name', 'query']\n" +
        "db.fail() failed: RangeError: no\n" +
        "name 'query' is not defined\n",
    );
    expect(queries).toEqual(["select 1"]);
    expect((modules["db"] as { readonly NAMES: unknown }).NAMES).toEqual(["a", "b"]);
  });

  test("have functions that may be awaited and gathered, and tools with a schema", async () => {
    const text = await run(
      {
        web: {
          fetch: async (url: string) => `<${url}>`,
          search: {
            description: "Searches.",
            inputSchema: { type: "object", properties: { q: { type: "string" } }, required: ["q"] },
            execute: ({ q }: { q: string }) => [q],
          },
        },
      },
      `
import asyncio, web
async def main():
    return await asyncio.gather(*(web.fetch(u) for u in "ab"))
print(asyncio.run(main()), web.search(q="x"), web.search)
try:
    web.search(5)
except ValueError as e:
    print(e)
`,
      { imports: ["asyncio"] },
    );
    expect(text).toBe(
      "['<a>', '<b>'] ['x'] <tool web.search(q: str)>\nweb.search() argument q: expected str, got int\n",
    );
  });
});

describe("the gate", () => {
  test("refuses what is no module of the host's", () => {
    const make = (modules: unknown) => () => new Sandbox({ modules: modules as HostModules });
    expect(make({ json: "x = 1" })).toThrow("'json' is the name of a module of the library");
    expect(make({ "json.mine": "x = 1" })).toThrow("is the name of a module of the library");
    expect(make({ "a b": "x = 1" })).toThrow("'a b' is no Python module name");
    expect(make({ "a..b": "" })).toThrow("no Python module name");
    expect(make({ class: "" })).toThrow("no Python module name");
    expect(make({ m: 5 })).toThrow("'m' must be Python source or an object of functions and constants, not 5");
    expect(make({ m: null })).toThrow("not null");
    expect(make([])).toThrow("modules must be an object");
    expect(make({ m: { x: Symbol("s") } })).toThrow("modules.m.x");
    expect(make({ m: { deep: { f: () => 1 } } })).toThrow("modules.m.deep");
    expect(make({ m: { "a-b": 1, a_b: 2 } })).toThrow("'a-b' and 'a_b' are both 'a_b' in Python");
  });

  test("names with prototypes of JavaScript are names like any other", async () => {
    expect(
      await run(
        { constructor: "x = 1", hasOwnProperty: { y: 2 } },
        "import constructor, hasOwnProperty\nprint(constructor.x, hasOwnProperty.y)",
      ),
    ).toBe("1 2\n");
    expect(await run({ a: "" }, "import toString")).toContain("No module named 'toString'");
  });

  test("'safe' grants the library", async () => {
    expect(
      await run({}, "import math, json, re, asyncio, collections.abc\nprint(math.floor(2.5))", { imports: ["safe"] }),
    ).toBe("2\n");
    expect(await run({}, "import subprocess", { imports: ["safe"] })).toContain(
      "ImportError: Import of 'subprocess' is not authorized: processes cannot be started in the sandbox: call a tool instead (authorized: ",
    );
  });

  test("says why, what exists, and what was meant", async () => {
    const message = async (source: string, imports: readonly string[] = ["math", "json"]): Promise<string> => {
      const outcome = await new Sandbox({ imports, modules: { helpers: "" } }).run(source);
      return outcome.status === "raised" ? `${outcome.error.type}: ${outcome.error.message}` : outcome.status;
    };
    const authorized = "(authorized: helpers, json, math)";
    expect(await message("import re")).toBe(
      `ImportError: Import of 're' is not authorized: the module exists but was not granted to this sandbox ${authorized}`,
    );
    expect(await message("import threading")).toBe(
      `ImportError: Import of 'threading' is not authorized: there are no threads in the sandbox: use asyncio, or plain loops ${authorized}`,
    );
    expect(await message("import http.cookies")).toContain("there is no network in the sandbox: call a tool instead");
    expect(await message("import helper")).toBe(
      `ModuleNotFoundError: No module named 'helper'. Did you mean: 'helpers'? ${authorized}`,
    );
    expect(await message("import helpers.x")).toContain("No module named 'helpers.x'; 'helpers' is not a package");
    for (const name of ["subprocess", "socket", "ssl", "multiprocessing", "ctypes", "signal", "importlib", "pickle"])
      expect(await message(`import ${name}`, ["*"])).toMatch(/^ImportError: Import of '\w+' is not authorized: .+/);
    expect(await message("import _tools", ["*"])).toBe("ModuleNotFoundError: No module named '_tools'");
  });

  test("the check knows them", () => {
    const sandbox = new Sandbox({ modules: { helpers: "", "pkg.sub": "" } });
    expect(sandbox.check("import helpers, pkg.sub\nfrom pkg import sub")).toEqual([]);
    expect(sandbox.check("import helper").map(({ message }) => message)).toEqual([
      "ModuleNotFoundError: No module named 'helper'. Did you mean: 'helpers'? (authorized: helpers, pkg, pkg.sub)",
    ]);
  });
});

test("a snapshot holds their state; the restoring host gives them again", async () => {
  const modules: HostModules = {
    counter: "n = 0\ndef up():\n    global n\n    n += 1\n    return n",
    db: { query: (sql: string) => `<${sql}>`, LIMIT: 3 },
  };
  const sandbox = new Sandbox({ modules });
  await sandbox.run("import counter, db\ncounter.up()");
  const bytes = sandbox.snapshot();
  const restored = Sandbox.restore(bytes, { modules });
  const outcome = await restored.run("from counter import up\n(up(), db.query('x'), counter.n, db.LIMIT)");
  expect(outcome.status === "done" && outcome.value).toEqual([2, "<x>", 2, 3]);
  expect(() => Sandbox.restore(bytes, {})).toThrow("which is not among the tools given");
});
