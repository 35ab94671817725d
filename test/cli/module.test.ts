/** `coluber run --module`: modules from files. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { run } from "../../src/cli/run.js";
import { Misuse } from "../../src/cli/exit.js";

const folder = mkdtempSync(join(tmpdir(), "coluber-module-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("gives the program modules of one's own", async () => {
  const helpers = file("h.py", "def greet(name):\n    return f'hello {name}'\n");
  const sub = file("s.py", "VALUE = 42\n");
  const program = file("p.py", "import helpers\nfrom pkg.sub import VALUE\nprint(helpers.greet('you'), VALUE)\n");
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
  try {
    expect(await run([program, "--module", `helpers=${helpers}`, "--module", `pkg.sub=${sub}`])).toBe(0);
  } finally {
    spy.mockRestore();
  }
  expect(written.join("")).toBe("hello you 42\n");
});

test("refuses what is no module", async () => {
  const program = file("q.py", "pass\n");
  await expect(run([program, "--module", "helpers"])).rejects.toThrow(Misuse);
  await expect(run([program, "--module", `math=${program}`])).rejects.toThrow("module of the library");
  await expect(run([program, "--module", "helpers=/no/such.py"])).rejects.toThrow("no such file");
});
