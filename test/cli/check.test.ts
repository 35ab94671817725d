/** `coluber check`: findings on stdout, exit codes, and complaints about wrong calls. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/dispatch.js";

const folder = mkdtempSync(join(tmpdir(), "coluber-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
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

describe("coluber check", () => {
  it("says nothing and exits with 0 when nothing is certain to fail", async () => {
    expect(
      await main(["check", file("good.py", "import math\nprint(math.pi, x)"), "--imports", "math", "--global", "x"]),
    ).toBe(0);
    expect(stdout).toBe("");
  });

  it("prints findings and exits with 1", async () => {
    const path = file("bad.py", "import os\nprint(nme)\nname = 1\nawait search(1)");
    const tools = file(
      "tools.json",
      '{"search": {"inputSchema": {"properties": {"q": {"type": "string"}}, "required": ["q"]}}}',
    );
    expect(await main(["check", path, "--tools", tools, "--top-level-await"])).toBe(1);
    expect(stdout).toBe(
      `${path}:1:8: ImportError: Import of 'os' is not authorized: the module exists but was not granted to this sandbox (no modules are authorized)
    import os
           ^^
${path}:2:7: NameError: name 'nme' is not defined
    print(nme)
          ^^^
    hint: did you mean 'name'?
${path}:4:14: ValueError: search() argument q: expected str, got int
    await search(1)
                 ^
`,
    );
  });

  it("prints JSON", async () => {
    expect(await main(["check", file("json.py", "x = y"), "--json"])).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        kind: "name",
        message: "NameError: name 'y' is not defined",
        line: 1,
        column: 5,
        endLine: 1,
        endColumn: 6,
        text: "x = y",
        hint: null,
      },
    ]);
  });

  it("complains about wrong calls", async () => {
    expect(await main(["check"])).toBe(3);
    expect(await main(["check", "/nowhere.py"])).toBe(3);
    const path = file("fine.py", "1");
    expect(await main(["check", path, "--tools", "/nowhere.json"])).toBe(3);
    expect(await main(["check", path, "--tools", path, "--nope"])).toBe(3);
    expect(await main(["check", path, "--imports", "a.*.b"])).toBe(3);
    expect(stderr.split("\n").filter((line) => line.startsWith("coluber: "))).toHaveLength(5);
    expect(await main(["check", "--help"])).toBe(0);
    expect(stdout).toContain("Usage: coluber check");
  });
});
