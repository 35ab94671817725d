/** The command: output, exit codes, and one-line complaints for wrong calls and unreadable programs. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/dispatch.js";

const folder = mkdtempSync(join(tmpdir(), "coluber-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

let stdout = "";
let stderr = "";
beforeEach(() => {
  stdout = "";
  stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe("coluber run", () => {
  it("prints what the program prints and exits with 0", async () => {
    expect(await main(["run", file("hello.py", "print('hello', 6 * 7)\n")])).toBe(0);
    expect(stdout).toBe("hello 42\n");
    expect(stderr).toBe("");
  });

  it("exits with the program's SystemExit code", async () => {
    expect(await main(["run", file("exit.py", "raise SystemExit(7)\n")])).toBe(7);
  });

  it("prints CPython's traceback with carets and exits with 1", async () => {
    const path = file("raise.py", "def f(x):\n    return 1 / x\nf(0)\n");
    expect(await main(["run", path])).toBe(1);
    expect(stderr).toBe(
      [
        "Traceback (most recent call last):",
        `  File "${path}", line 3, in <module>`,
        "    f(0)",
        "    ~^^^",
        `  File "${path}", line 2, in f`,
        "    return 1 / x",
        "           ~~^~~",
        "ZeroDivisionError: division by zero",
        "",
      ].join("\n"),
    );
  });

  it("names the limit that was met and exits with 2", async () => {
    expect(await main(["run", file("loop.py", "while True: pass\n"), "--limit", "instructions=1000"])).toBe(2);
    expect(stderr).toContain("instructions limit reached: the budget is 1000 instructions");
  });

  it("binds inputs and authorises imports", async () => {
    const path = file("inputs.py", "import math\nprint(math.floor(x) + y['a'])\n");
    expect(await main(["run", path, "--imports", "math", "--input", "x=2.5", "--input", 'y={"a": 40}'])).toBe(0);
    expect(stdout).toBe("42\n");
    expect(await main(["run", path, "--input", "x=2.5"])).toBe(1);
    expect(stderr).toContain("Import of 'math' is not authorized");
  });

  it("prints one JSON object with --json", async () => {
    expect(await main(["run", file("json.py", "print('x')\n{'a': [1, 2.5, None]}\n"), "--json"])).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(printed).toMatchObject({
      status: "done",
      value: { a: [1, 2.5, null] },
      valueRepr: "{'a': [1, 2.5, None]}",
      stdout: "x\n",
      stderr: "",
    });
    expect(printed).toHaveProperty("used.instructions");
    expect(printed).toHaveProperty("used.memory");
  });
});

describe("values on the command line", () => {
  async function json(program: string, ...options: string[]): Promise<Record<string, unknown>> {
    stdout = "";
    expect(await main(["run", file("values.py", program), "--json", ...options])).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  it("reads inputs without loss", async () => {
    const given = '{"b": [1.0, 2e3, -0, 12345678901234567890], "a": "q\\"\\u00e9", "2": null, "1": true}';
    expect((await json("x\n", "--input", `x=${given}`))["valueRepr"]).toBe(
      `{'b': [1.0, 2000.0, 0, 12345678901234567890], 'a': 'q"\u00e9', '2': None, '1': True}`,
    );
  });

  it("prints what JSON lacks in a form that nothing else has", async () => {
    const outcome = await json(
      "[10**30, float('nan'), -float('inf'), -0.0, b'ab', {1}, {1: 2}, {'$int': '3'}, '1', {'__proto__': 1}]\n",
    );
    expect(JSON.stringify(outcome["value"])).toBe(
      JSON.stringify([
        { $int: "1000000000000000000000000000000" },
        { $float: "nan" },
        { $float: "-inf" },
        { $float: "-0.0" },
        { $bytes: "YWI=" },
        { $set: [1] },
        { $dict: [[1, 2]] },
        { $dict: [["$int", "3"]] },
        "1",
        JSON.parse('{"__proto__": 1}'),
      ]),
    );
  });

  it.each([
    ["exit(3)", 3],
    ["quit()", 0],
    ["raise SystemExit(10**30)", 255],
    ["raise SystemExit(-1)", 255],
    ["raise SystemExit(2**40 + 7)", 7],
    ["class Done(SystemExit): pass\nraise Done(True)", 1],
    ["e = SystemExit(4)\ne.code = None\nraise e", 0],
  ])("exits as CPython does: %s", async (program, code) => {
    expect(await main(["run", file("exits.py", `${program}\n`)])).toBe(code);
  });

  it("shows lone surrogates on stderr as escapes", async () => {
    expect(await main(["run", file("lone.py", "raise ValueError('\\ud800')\n")])).toBe(1);
    expect(stderr).toContain("ValueError: \\ud800\n");
  });
});

describe("bad input", () => {
  const misuse: readonly (readonly [string, () => string[], string])[] = [
    ["an unknown command", () => ["fly"], "unknown command 'fly'"],
    ["an unknown option", () => ["run", "x.py", "--nope"], "Unknown option '--nope'"],
    ["no program", () => ["run"], "no program given"],
    ["a missing file", () => ["run", join(folder, "missing.py")], "no such file"],
    ["a directory", () => ["run", folder], "is a directory"],
    [
      "an encoding error",
      () => ["run", file("latin.py", Uint8Array.from([0x78, 0x20, 0x3d, 0x20, 0xe9, 0x0a]))],
      "is not valid utf-8",
    ],
    [
      "an unknown encoding",
      () => ["run", file("cookie.py", "# coding: klingon\nx = 1\n")],
      "unknown encoding: klingon",
    ],
    [
      "a source over the limit",
      () => ["run", file("big.py", `x = '${"a".repeat(200)}'\n`), "--limit", "source=100"],
      "the source limit is 100",
    ],
    ["an unknown limit", () => ["run", "x.py", "--limit", "speed=3"], "unknown limit 'speed'"],
    [
      "a limit that is no number",
      () => ["run", "x.py", "--limit", "memory=lots"],
      "expected a non-negative whole number",
    ],
    ["an endless device", () => ["run", "/dev/full"], "is a device"],
    ["a keyword as an input's name", () => ["run", "x.py", "--input", "if=3"], "is a keyword"],
    ["an input's name that is none", () => ["run", "x.py", "--input", "a-b=3"], "is no Python name"],
    ["an input that is no JSON", () => ["run", "x.py", "--input", "x={"], "not valid JSON"],
    [
      "an import that is no module name",
      () => ["run", file("ok.py", "1\n"), "--imports", "a.*.b"],
      "is no module name",
    ],
  ];
  for (const [what, argv, text] of misuse)
    it(`refuses ${what} in one line with exit code 3`, async () => {
      expect(await main(argv())).toBe(3);
      expect(stderr).toContain(text);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    });

  it("gives CPython's own error where the program is at fault", async () => {
    expect(await main(["run", file("nul.py", "x = 1\0\n")])).toBe(1);
    expect(stderr).toContain("SyntaxError: source code string cannot contain null bytes");
    stderr = "";
    expect(await main(["run", file("tabs.py", "if 1:\n        x = 1\n\ty = 2\n")])).toBe(1);
    expect(stderr).toContain("TabError: inconsistent use of tabs and spaces in indentation");
  });

  it("runs an empty program, a byte-order mark and CRLF line ends", async () => {
    expect(await main(["run", file("empty.py", "")])).toBe(0);
    expect(await main(["run", file("bom.py", "\ufeffprint(1)\r\nprint(2)\r\n")])).toBe(0);
    expect(stdout).toBe("1\n2\n");
  });
});

describe("coluber dis", () => {
  it("shows instructions", async () => {
    expect(await main(["dis", file("dis.py", "x = 1\n")])).toBe(0);
    expect(stdout).toContain("STORE_GLOBAL");
  });

  it("prints a syntax error and exits with 1", async () => {
    expect(await main(["dis", file("bad.py", "x = = 1\n")])).toBe(1);
    expect(stderr).toContain("SyntaxError: invalid syntax");
  });
});
